package io.headgate.reconciliation.report.statement;

import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One party's account over a period: opening balance, every movement with the balance after it, closing balance. */
public record Statement(Money opening, List<StatementLine> lines, Money closing) {

    public Statement {
        lines = List.copyOf(lines);
    }

    /**
     * One movement, signed as the party's statement reads: positive is owed to a vendor or by a client.
     *
     * @param sourceId only on a vendor's statement
     * @param about null where the lead was booked before this was kept
     */
    public record Movement(
            EntryId entryId,
            EntryKind kind,
            Instant effectiveAt,
            Instant postedAt,
            EntrySubject subject,
            @Nullable String sourceId,
            @Nullable String reason,
            @Nullable About about,
            Money amount) {}

    /**
     * What the party may know of the lead anyway: a vendor sent it, a client has it.
     *
     * @param externalId the client's own id of the lead; only on a client's statement
     */
    public record About(
            @Nullable String campaign,
            @Nullable String serviceLine,
            @Nullable String segment,
            @Nullable String state,
            @Nullable String zip,
            @Nullable String externalId) {

        static final About NOTHING = new About(null, null, null, null, null, null);
    }

    /** A movement and the balance after it. */
    public record StatementLine(Movement movement, Money balance) {}

    /** Carries the balance through the movements in the order given. */
    public static Statement of(Money opening, List<Movement> movements) {
        var lines = new ArrayList<StatementLine>(movements.size());
        var balance = opening;
        for (var movement : movements) {
            balance = balance.plus(movement.amount());
            lines.add(new StatementLine(movement, balance));
        }
        return new Statement(opening, lines, balance);
    }
}
