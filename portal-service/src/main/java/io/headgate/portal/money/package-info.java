/** Balances and statements, answered by reconciliation. */
@NullMarked
package io.headgate.portal.money;

import org.jspecify.annotations.NullMarked;
