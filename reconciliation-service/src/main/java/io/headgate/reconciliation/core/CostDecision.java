package io.headgate.reconciliation.core;

import io.headgate.model.config.PayableOn;
import io.headgate.model.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What one fact about a lead makes payable to its vendor. */
public sealed interface CostDecision {

    /** The lead is payable. The amount may be zero. */
    record Payable(SourceCard card, Money amount) implements CostDecision {}

    /** This fact makes nothing payable. */
    record NotPayable() implements CostDecision {}

    /** The contract's model is not accrued per lead; a person has to settle it. */
    record NotPerLead(SourceCard card) implements CostDecision {}

    /** No version of the configuration knows the source. */
    record NoContract(String sourceId, int version) implements CostDecision {}

    /** Decides for a lead of which {@code fact} has just become true. */
    static CostDecision when(PayableOn fact, SourceCard card) {
        var cost = card.cost();
        if (cost.payableOn() != fact) {
            return new NotPayable();
        }
        return switch (cost.model()) {
            case CPL -> new Payable(card, money(cost.amount(), card.currency()));
            case FREE -> new NotPayable();
            case REVENUE_SHARE, FIXED_PERIOD -> new NotPerLead(card);
        };
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.setScale(6, RoundingMode.HALF_EVEN).toPlainString(), currency);
    }
}
