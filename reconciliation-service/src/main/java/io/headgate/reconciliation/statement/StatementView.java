package io.headgate.reconciliation.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as it is read: times in the party's zone. */
record StatementView(
        String partyType,
        String partyId,
        String name,
        String timeZone,
        String currency,
        LocalDate from,
        LocalDate to,
        Money opening,
        List<LineView> lines,
        Money closing) {

    /** One movement with the balance after it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            OffsetDateTime effectiveAt,
            OffsetDateTime postedAt,
            String entryId,
            String kind,
            String leadId,
            @Nullable String deliveryId,
            @Nullable String sourceId,
            @Nullable String reason,
            Money amount,
            Money balance) {}

    static StatementView of(
            StatementParty party,
            String partyId,
            Parties.Known known,
            String currency,
            LocalDate from,
            LocalDate to,
            Statement statement) {
        return new StatementView(
                party.written(),
                partyId,
                known.name(),
                known.zone().getId(),
                currency,
                from,
                to,
                statement.opening(),
                statement.lines().stream().map(line -> line(line, known.zone())).toList(),
                statement.closing());
    }

    private static LineView line(Statement.StatementLine line, ZoneId zone) {
        var movement = line.movement();
        return new LineView(
                movement.effectiveAt().atZone(zone).toOffsetDateTime(),
                movement.postedAt().atZone(zone).toOffsetDateTime(),
                movement.entryId().toString(),
                movement.kind().name(),
                movement.leadId().toString(),
                text(movement.deliveryId()),
                movement.sourceId(),
                movement.reason(),
                movement.amount(),
                line.balance());
    }

    private static @Nullable String text(@Nullable DeliveryId id) {
        return id == null ? null : id.toString();
    }
}
