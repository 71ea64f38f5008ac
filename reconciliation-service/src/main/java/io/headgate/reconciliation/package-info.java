/** reconciliation-service: returns, the double-entry ledger, balances and statements. */
@NullMarked
package io.headgate.reconciliation;

import org.jspecify.annotations.NullMarked;
