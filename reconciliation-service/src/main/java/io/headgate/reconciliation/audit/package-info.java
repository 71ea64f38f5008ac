/** Checks the ledger against itself and against what it stands for. */
@NullMarked
package io.headgate.reconciliation.audit;

import org.jspecify.annotations.NullMarked;
