package io.headgate.reconciliation.returns;

import io.headgate.reconciliation.web.PageCursor;
import io.headgate.reconciliation.web.TimeRange;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Returns in lists, newest first. */
@Repository
class ReturnLists {

    // A claim that was withdrawn, because another client keeps the lead after all, does not stand any more.
    private static final String PAGE = """
        SELECT r.*, d.price, d.currency, d.service_line, d.state, d.zip,
               EXISTS (SELECT 1 FROM withdrawn_claim w WHERE w.return_id = r.id) AS withdrawn
          FROM lead_return r JOIN delivered_lead d USING (delivery_id)
         WHERE (CAST(:client AS text) IS NULL OR r.client_id = :client)
           AND (CAST(:source AS text) IS NULL OR r.source_id = :source)
           AND (CAST(:reason AS text) IS NULL OR r.reason = :reason)
           AND (CAST(:lead AS uuid) IS NULL OR r.lead_id = :lead)
           AND (CAST(:approved AS boolean) IS NULL OR r.approved = :approved)
           AND (CAST(:claimed AS boolean) IS NULL OR (r.claimed
                AND NOT EXISTS (SELECT 1 FROM withdrawn_claim w WHERE w.return_id = r.id)) = :claimed)
           AND r.decided_at >= :from AND r.decided_at < :before
           AND (r.decided_at, r.id) < (:beforeTime, :beforeId)
         ORDER BY r.decided_at DESC, r.id DESC
         LIMIT :limit
        """;

    private final JdbcClient jdbc;

    ReturnLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is asked for; null is everything. */
    record Wanted(
            @Nullable String client,
            @Nullable String source,
            @Nullable String reason,
            @Nullable UUID lead,
            @Nullable Boolean approved,
            @Nullable Boolean claimed,
            TimeRange period) {}

    <T> List<T> page(Wanted wanted, PageCursor after, int limit, RowMapper<T> row) {
        return jdbc.sql(PAGE)
                .param("client", wanted.client())
                .param("source", wanted.source())
                .param("reason", wanted.reason())
                .param("lead", wanted.lead())
                .param("approved", wanted.approved())
                .param("claimed", wanted.claimed())
                .param("from", wanted.period().from().atOffset(ZoneOffset.UTC))
                .param("before", wanted.period().before().atOffset(ZoneOffset.UTC))
                .param("beforeTime", after.time().atOffset(ZoneOffset.UTC))
                .param("beforeId", after.id())
                .param("limit", limit)
                .query(row)
                .list();
    }

    /** Approved or refused; null when not asked for. */
    static @Nullable Boolean approved(@Nullable String decision) {
        if (decision == null) {
            return null;
        }
        return switch (decision) {
            case "approved" -> true;
            case "refused" -> false;
            default -> throw TimeRange.bad("decision", "Either approved or refused.");
        };
    }
}
