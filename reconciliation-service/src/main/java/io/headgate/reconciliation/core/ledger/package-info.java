/** What an entry is: accounts, lines, subject and counterparty; and the ledger that takes entries. */
@NullMarked
package io.headgate.reconciliation.core.ledger;

import org.jspecify.annotations.NullMarked;
