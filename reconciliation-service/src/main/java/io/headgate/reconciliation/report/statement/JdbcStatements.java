package io.headgate.reconciliation.report.statement;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import io.headgate.reconciliation.core.ledger.SubjectType;
import io.headgate.reconciliation.report.party.StatementParty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Statements, summed from the postings themselves: there is no second figure that could differ. */
@Repository
class JdbcStatements {

    // With it, the driver reads through a cursor instead of taking the whole result into memory.
    private static final int FETCH = 500;

    private static final String MOVED = """
          FROM journal_entry e
          JOIN posting p ON p.entry_id = e.id
          JOIN account a ON a.id = p.account_id
         WHERE (e.vendor_id = :vendor OR e.client_id = :client)
           AND a.code IN (:accounts)
           AND e.currency = :currency
        """;

    // Before the period, up to the end of the page before, and up to the end of the period: in one look.
    private static final String SUMS = """
        SELECT coalesce(sum(p.amount) FILTER (WHERE e.effective_at < :from), 0)::bigint AS opening,
               coalesce(sum(p.amount) FILTER (WHERE e.effective_at < :from
                   OR (e.effective_at, e.posted_at, e.id) <= (:afterTime, :afterPosted, :afterId)), 0)::bigint AS carried,
               coalesce(sum(p.amount), 0)::bigint AS closing
        """ + MOVED + " AND e.effective_at < :to";

    private static final String MOVEMENTS = """
        WITH moved AS (
            SELECT e.id, e.kind, e.effective_at, e.posted_at, e.subject_type, e.subject_id, e.lead_id, e.delivery_id, e.source_id, e.client_id, e.reason,
                   sum(p.amount)::bigint AS amount
        """ + MOVED + """
               AND e.effective_at >= :from AND e.effective_at < :to
               AND (e.effective_at, e.posted_at, e.id) > (:afterTime, :afterPosted, :afterId)
             GROUP BY e.id
             ORDER BY e.effective_at, e.posted_at, e.id
             LIMIT :limit)
        SELECT m.*, l.lead_id IS NOT NULL OR d.lead_id IS NOT NULL AS known,
               coalesce(l.campaign, d.campaign) AS campaign, coalesce(l.service_line, d.service_line) AS service_line,
               coalesce(l.segment, d.segment) AS segment, coalesce(l.state, d.state) AS state,
               coalesce(l.zip, d.zip) AS zip, d.external_id
          FROM moved m
          LEFT JOIN payable_lead l ON l.lead_id = m.lead_id AND m.client_id IS NULL
          LEFT JOIN delivered_lead d ON d.delivery_id = m.delivery_id AND d.client_id = m.client_id
         ORDER BY m.effective_at, m.posted_at, m.id
        """;

    private final JdbcClient jdbc;

    JdbcStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page of movements ended. */
    record Position(Instant effectiveAt, Instant postedAt, UUID id) {

        /** Before every movement there can be. */
        static final Position START = new Position(
                Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));

        static Position of(Statement.Movement movement) {
            return new Position(
                    movement.effectiveAt(),
                    movement.postedAt(),
                    movement.entryId().value());
        }
    }

    /**
     * A part of a statement, read as of one moment, so that its figures always fit together.
     *
     * @param opening of the whole period
     * @param part the movements of this page, with the balance before and after them
     * @param closing of the whole period
     */
    record Part(Money opening, Statement part, Money closing, boolean more) {}

    /** The balance before the first movement of a period and after its last. */
    record Totals(Money opening, Money closing) {}

    private record Sums(long opening, long carried, long closing) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Part statement(StatementRequest request, Position after, int limit) {
        var sums = query(SUMS, request, after)
                .query((row, _) -> new Sums(row.getLong("opening"), row.getLong("carried"), row.getLong("closing")))
                .single();
        var party = request.party();
        var currency = request.currency();
        var movements = query(MOVEMENTS, request, after)
                .param("limit", limit + 1)
                .query((row, _) -> movement(row, party, currency))
                .list();
        var more = movements.size() > limit;
        return new Part(
                party.reads(new Money(sums.opening(), currency)),
                Statement.of(
                        party.reads(new Money(sums.carried(), currency)),
                        more ? movements.subList(0, limit) : movements),
                party.reads(new Money(sums.closing(), currency)),
                more);
    }

    /** The balances before and after the whole period, as of the moment that the caller's transaction sees. */
    @Transactional(propagation = Propagation.MANDATORY)
    Totals totals(StatementRequest request) {
        var party = request.party();
        return query(SUMS, request, Position.START)
                .query((row, _) -> new Totals(
                        party.reads(new Money(row.getLong("opening"), request.currency())),
                        party.reads(new Money(row.getLong("closing"), request.currency()))))
                .single();
    }

    /** Hands over every movement, some hundred at a time, as the database gives them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void readMovements(StatementRequest request, Consumer<Statement.Movement> movements) {
        query(MOVEMENTS, request, Position.START)
                .withFetchSize(FETCH)
                .param("limit", Integer.MAX_VALUE)
                .query((ResultSet row) -> movements.accept(movement(row, request.party(), request.currency())));
    }

    boolean knows(StatementParty party, String partyId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM journal_entry WHERE vendor_id = :vendor OR client_id = :client)")
                .param("vendor", party == StatementParty.VENDOR ? partyId : null)
                .param("client", party == StatementParty.CLIENT ? partyId : null)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec query(String sql, StatementRequest request, Position after) {
        var vendor =
                switch (request.party()) {
                    case VENDOR -> true;
                    case CLIENT -> false;
                };
        return jdbc.sql(sql)
                .param("vendor", vendor ? request.partyId() : null)
                .param("client", vendor ? null : request.partyId())
                .param("accounts", request.party().accounts())
                .param("currency", request.currency())
                .param("from", request.start().atOffset(ZoneOffset.UTC))
                .param("to", request.end().atOffset(ZoneOffset.UTC))
                .param("afterTime", after.effectiveAt().atOffset(ZoneOffset.UTC))
                .param("afterPosted", after.postedAt().atOffset(ZoneOffset.UTC))
                .param("afterId", after.id());
    }

    private static Statement.Movement movement(ResultSet row, StatementParty party, String currency)
            throws SQLException {
        return new Statement.Movement(
                new EntryId(row.getObject("id", UUID.class)),
                EntryKind.valueOf(row.getString("kind")),
                instant(row, "effective_at"),
                instant(row, "posted_at"),
                subject(row),
                nullable(row, "source_id"),
                nullable(row, "reason"),
                row.getBoolean("known") ? about(row) : null,
                party.reads(new Money(row.getLong("amount"), currency)));
    }

    private static EntrySubject subject(ResultSet row) throws SQLException {
        var lead = row.getObject("lead_id", UUID.class);
        var delivery = row.getObject("delivery_id", UUID.class);
        return new EntrySubject(
                SubjectType.valueOf(row.getString("subject_type")),
                row.getString("subject_id"),
                lead == null ? null : new LeadId(lead),
                delivery == null ? null : new DeliveryId(delivery),
                null);
    }

    private static Statement.About about(ResultSet row) throws SQLException {
        return new Statement.About(
                nullable(row, "campaign"),
                nullable(row, "service_line"),
                nullable(row, "segment"),
                nullable(row, "state"),
                nullable(row, "zip"),
                nullable(row, "external_id"));
    }

    private static @Nullable String nullable(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
