package io.headgate.reconciliation.report.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is read: times in the party's zone.
 *
 * @param configured whether the configuration in force has the party
 * @param opening of the whole period, like {@code closing}; each line carries the balance after it
 * @param sourceLeadIds {@code shown}, or {@code unavailable} where intake, which keeps a source's own ids with the
 *     person, did not answer; null on a client's statement, which has none
 */
record StatementView(
        String partyType,
        String partyId,
        String name,
        boolean configured,
        String timeZone,
        String currency,
        LocalDate from,
        LocalDate to,
        Money opening,
        List<LineView> lines,
        Money closing,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sourceLeadIds,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

    static final String SHOWN = "shown";
    static final String UNAVAILABLE = "unavailable";

    /** What a line is about when it is not about a lead. */
    record SubjectView(String type, String id) {

        static @Nullable SubjectView of(EntrySubject subject) {
            return switch (subject.type()) {
                case LEAD -> null;
                case PERIOD, INVOICE, DISPUTE ->
                    new SubjectView(subject.type().name().toLowerCase(Locale.ROOT), subject.id());
            };
        }
    }

    /** One movement with the balance after it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            OffsetDateTime effectiveAt,
            OffsetDateTime postedAt,
            String entryId,
            String kind,
            @Nullable SubjectView subject,
            @Nullable String leadId,
            @Nullable String deliveryId,
            @Nullable String sourceId,
            @Nullable String reason,
            @Nullable String sourceLeadId,
            @Nullable String campaign,
            @Nullable String serviceLine,
            @Nullable String segment,
            @Nullable String state,
            @Nullable String zip,
            @Nullable String externalId,
            Money amount,
            Money balance) {}

    /**
     * Puts it together.
     *
     * @param ownIds the source's own ids by lead; null where they could not be asked for
     */
    static StatementView of(
            StatementRequest request,
            JdbcStatements.Part part,
            @Nullable Map<LeadId, String> ownIds,
            @Nullable String nextCursor) {
        var known = request.known();
        return new StatementView(
                request.party().written(),
                request.partyId(),
                known.name(),
                known.configured(),
                known.zone().getId(),
                request.currency(),
                request.from(),
                request.to(),
                part.opening(),
                part.part().lines().stream()
                        .map(line -> line(line, known.zone(), ownIds == null ? Map.of() : ownIds))
                        .toList(),
                part.closing(),
                switch (request.party()) {
                    case CLIENT -> null;
                    case VENDOR -> ownIds == null ? UNAVAILABLE : SHOWN;
                },
                nextCursor);
    }

    private static LineView line(Statement.StatementLine line, ZoneId zone, Map<LeadId, String> ownIds) {
        var movement = line.movement();
        var about = movement.about();
        return new LineView(
                movement.effectiveAt().atZone(zone).toOffsetDateTime(),
                movement.postedAt().atZone(zone).toOffsetDateTime(),
                movement.entryId().toString(),
                movement.kind().name(),
                SubjectView.of(movement.subject()),
                text(movement.subject().leadId()),
                text(movement.subject().deliveryId()),
                movement.sourceId(),
                movement.reason(),
                ownId(movement.subject().leadId(), ownIds),
                about == null ? null : about.campaign(),
                about == null ? null : about.serviceLine(),
                about == null ? null : about.segment(),
                about == null ? null : about.state(),
                about == null ? null : about.zip(),
                about == null ? null : about.externalId(),
                movement.amount(),
                line.balance());
    }

    private static @Nullable String ownId(@Nullable LeadId lead, Map<LeadId, String> ownIds) {
        return lead == null ? null : ownIds.get(lead);
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
