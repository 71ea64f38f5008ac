package io.headgate.reconciliation.core;

import io.headgate.model.shared.Money;

/** One posting: a signed amount, debit positive. */
public record Line(Account account, Money amount) {}
