package io.headgate.reconciliation.report.party;

import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.ledger.AccountCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose statement it is: which accounts it sums, and on which side it reads. */
public enum StatementParty {
    /** Positive is owed to the vendor. */
    VENDOR(AccountCode.SOURCE_PAYABLE, AccountCode.SOURCE_CREDIT_DUE),
    /** Positive is owed by the client. */
    CLIENT(AccountCode.BUYER_UNBILLED, AccountCode.BUYER_PREPAID);

    private final List<String> accounts;

    StatementParty(AccountCode... accounts) {
        this.accounts = Arrays.stream(accounts).map(Enum::name).toList();
    }

    public List<String> accounts() {
        return accounts;
    }

    public Money reads(Money debitPositive) {
        return this == VENDOR ? debitPositive.negated() : debitPositive;
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> allAccounts() {
        return Stream.of(values()).flatMap(party -> party.accounts.stream()).toList();
    }

    public static Optional<StatementParty> parse(String text) {
        return Stream.of(values()).filter(party -> party.written().equals(text)).findFirst();
    }
}
