/** What finance reads: balances, statements, a lead's entries. */
@NullMarked
package io.headgate.reconciliation.statement;

import org.jspecify.annotations.NullMarked;
