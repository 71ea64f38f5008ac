package io.headgate.reconciliation.core.ledger;

/** The chart of accounts, with the side on which each normally stands. */
public enum AccountCode {
    LEAD_COST(Side.DEBIT),
    SOURCE_PAYABLE(Side.CREDIT),
    /** Claimed back from a source and not yet accepted by it. */
    SOURCE_CREDIT_DUE(Side.DEBIT),
    BUYER_UNBILLED(Side.DEBIT),
    BUYER_PREPAID(Side.CREDIT),
    REVENUE(Side.CREDIT),
    /** What franchisees of one brand are charged instead of being sold to. */
    CHARGEBACK_INTERNAL(Side.CREDIT),
    RETURNS_ALLOWANCE(Side.DEBIT);

    /** Debit amounts are positive, credit amounts negative. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    private final Side normalSide;

    AccountCode(Side normalSide) {
        this.normalSide = normalSide;
    }

    public Side normalSide() {
        return normalSide;
    }
}
