package io.headgate.reconciliation.core.ledger;

import io.headgate.model.shared.Money;

/** One posting: a signed amount, debit positive. */
public record EntryLine(Account account, Money amount) {}
