/** The ledger's tables and the one class that posts. */
@NullMarked
package io.headgate.reconciliation.ledger;

import org.jspecify.annotations.NullMarked;
