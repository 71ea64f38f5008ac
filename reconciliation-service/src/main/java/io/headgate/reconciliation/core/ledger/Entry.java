package io.headgate.reconciliation.core.ledger;

import io.headgate.model.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One balanced journal entry in one currency: an unbalanced one cannot be constructed.
 *
 * @param idemKey names the cause, so that the same cause posts once however often it is told
 * @param rateCardVersion the configuration version whose terms decided the amounts
 * @param reason why a correction was made, such as a return reason; null for ordinary accruals
 * @param reverses the cause of the entry that this one takes back, line by line; null for every other
 */
public record Entry(
        EntryKind kind,
        String idemKey,
        Instant effectiveAt,
        EntrySubject subject,
        Counterparty counterparty,
        int rateCardVersion,
        String actor,
        @Nullable String reason,
        @Nullable String reverses,
        List<EntryLine> lines) {

    public Entry {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("an entry has at least two lines");
        }
        // Money.plus refuses a second currency, so one sum proves the balance.
        var sum = lines.stream().map(EntryLine::amount).reduce(Money::plus).orElseThrow();
        if (sum.micros() != 0) {
            throw new IllegalArgumentException("the lines of an entry sum to zero");
        }
        if (lines.stream().anyMatch(line -> line.amount().micros() == 0)) {
            throw new IllegalArgumentException("a line moves an amount");
        }
    }

    public Entry(
            EntryKind kind,
            String idemKey,
            Instant effectiveAt,
            EntrySubject subject,
            Counterparty counterparty,
            int rateCardVersion,
            String actor,
            @Nullable String reason,
            List<EntryLine> lines) {
        this(kind, idemKey, effectiveAt, subject, counterparty, rateCardVersion, actor, reason, null, lines);
    }

    /** The entry that takes this one back: exactly the opposite lines, linked to it. */
    public Entry reversed(EntryKind as, String cause, Instant at, EntrySubject about, String why) {
        var opposite = lines.stream()
                .map(line -> new EntryLine(line.account(), line.amount().negated()))
                .toList();
        return new Entry(as, cause, at, about, counterparty, rateCardVersion, actor, why, idemKey, opposite);
    }

    public String currency() {
        return lines.getFirst().amount().currency();
    }

    /** Everything that makes two entries the same movement; the posting time is not part of it. */
    public String body() {
        var text = new StringBuilder()
                .append(kind)
                .append('|')
                .append(subject.inBody())
                .append('|')
                .append(subject.deliveryId())
                .append('|')
                .append(subject.returnId())
                .append('|')
                .append(effectiveAt);
        if (reverses != null) {
            text.append('|').append(reverses);
        }
        for (var line : lines) {
            text.append('|')
                    .append(line.account().code())
                    .append(':')
                    .append(line.account().partyType())
                    .append(':')
                    .append(line.account().partyId())
                    .append(':')
                    .append(line.amount().micros())
                    .append(line.amount().currency());
        }
        return text.toString();
    }

    public static List<EntryLine> move(Money amount, Account debit, Account credit) {
        return List.of(new EntryLine(debit, amount), new EntryLine(credit, amount.negated()));
    }
}
