package io.headgate.delivery.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.core.NextStep;
import io.headgate.delivery.dispatch.LeaseReaper;
import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.DeliveryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what became of attempts and deliveries. Only inside a transaction of the caller. */
@Component
public class DeliveryLog {

    // Fenced: a worker whose lease was taken away changes nothing here.
    private static final String FINISH_FENCED = """
        UPDATE delivery
           SET status = 'FINISHED', outcome = :outcome, reason = :reason, buyer_reason = :words,
               external_id = coalesce(:external, external_id), finished_at = clock_timestamp(), lease_until = NULL,
               contact_key = NULL, contact_data = NULL
         WHERE id = :id AND fence = :fence AND status = 'SENDING' AND NOT accepted_late
        """;

    private static final String RETRY_FENCED = """
        UPDATE delivery
           SET status = 'READY', retry = true, lease_until = NULL,
               next_attempt_at = clock_timestamp() + :delay * interval '1 millisecond',
               unknown_attempts = unknown_attempts + :unknown
         WHERE id = :id AND fence = :fence AND status = 'SENDING' AND NOT accepted_late
        """;

    private static final String FINISH = """
        UPDATE delivery
           SET status = 'FINISHED', outcome = :outcome, reason = :reason, buyer_reason = :words,
               external_id = coalesce(:external, external_id), finished_at = clock_timestamp(), lease_until = NULL,
               contact_key = NULL, contact_data = NULL
         WHERE id = :id AND status <> 'FINISHED'
        """;

    private static final String ATTEMPTED = """
        UPDATE delivery_attempt
           SET finished_at = clock_timestamp(), result = :result, answer_code = :code, status = :status, reason = :reason,
               detail = :detail, request = :request, response = :response, late = :late
         WHERE delivery_id = :id AND attempt = :attempt
        """;

    // FINISH_FENCED and ATTEMPTED for many at once.
    private static final String FINISH_ALL = """
        WITH ending AS MATERIALIZED (
            SELECT * FROM json_to_recordset(:endings::json)
                AS e(id uuid, fence bigint, attempt int, outcome text, reason text, words text, external_id text,
                     result text, code text, status int, attempt_reason text, detail text, request text, response text)
        ), finished AS (
            UPDATE delivery d
               SET status = 'FINISHED', outcome = e.outcome, reason = e.reason, buyer_reason = e.words,
                   external_id = coalesce(e.external_id, d.external_id), finished_at = clock_timestamp(),
                   lease_until = NULL, contact_key = NULL, contact_data = NULL
              FROM ending e
             WHERE d.id = e.id AND d.fence = e.fence AND d.status = 'SENDING' AND NOT d.accepted_late
            RETURNING d.id
        ), attempted AS (
            UPDATE delivery_attempt a
               SET finished_at = clock_timestamp(), result = e.result, answer_code = e.code, status = e.status,
                   reason = e.attempt_reason, detail = e.detail, request = e.request, response = e.response, late = false
              FROM ending e
             WHERE a.delivery_id = e.id AND a.attempt = e.attempt AND e.id IN (SELECT id FROM finished)
        )
        SELECT id FROM finished
        """;

    private static final String LOCK =
            "SELECT %s FROM delivery d WHERE d.id = :id FOR UPDATE".formatted(DeliveryRow.COLUMNS);

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next step if this worker still holds the lease; false when it does not. */
    public boolean applyNextStep(ClaimedDelivery delivery, NextStep step, AttemptResult attempted) {
        var statement =
                switch (step) {
                    case NextStep.Finish finish ->
                        jdbc.sql(FINISH_FENCED)
                                .param("outcome", finish.outcome().name())
                                .param("reason", EnumText.nameOf(finish.reason()))
                                .param("words", attempted.outcome().buyerReason())
                                .param("external", attempted.outcome().externalId());
                    case NextStep.Retry retry ->
                        jdbc.sql(RETRY_FENCED)
                                .param("delay", retry.delay().toMillis())
                                .param("unknown", attempted.outcome().result() == AttemptClass.UNKNOWN ? 1 : 0);
                };
        return statement
                        .param("id", delivery.id().value())
                        .param("fence", delivery.fence())
                        .update()
                == 1;
    }

    /** How an attempt ends its delivery. */
    public record Ending(ClaimedDelivery delivery, NextStep.Finish finish, AttemptResult attempted) {}

    // The names are those of FINISH_ALL.
    private record EndingRow(
            UUID id,
            long fence,
            int attempt,
            String outcome,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String externalId,
            @JsonUnwrapped AttemptRow made) {

        static EndingRow of(Ending ending) {
            var attempted = ending.attempted();
            return new EndingRow(
                    ending.delivery().id().value(),
                    ending.delivery().fence(),
                    ending.delivery().attempt(),
                    ending.finish().outcome().name(),
                    EnumText.nameOf(ending.finish().reason()),
                    attempted.outcome().buyerReason(),
                    attempted.outcome().externalId(),
                    AttemptRow.of(attempted));
        }
    }

    // What is recorded of the attempt itself.
    private record AttemptRow(
            String result,
            @Nullable String code,
            @Nullable Integer status,
            @Nullable String attemptReason,
            @Nullable String detail,
            String request,
            @Nullable String response) {

        static AttemptRow of(AttemptResult attempted) {
            return new AttemptRow(
                    attempted.outcome().result().name(),
                    attempted.code(),
                    attempted.status(),
                    EnumText.nameOf(attempted.outcome().reason()),
                    attempted.outcome().detail(),
                    attempted.request(),
                    attempted.response());
        }
    }

    /** Ends the deliveries whose lease this worker still holds, and records their attempts; returns those. */
    public Set<DeliveryId> finishAll(List<Ending> endings) {
        if (endings.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql(FINISH_ALL)
                .param(
                        "endings",
                        EventJson.mapper()
                                .writeValueAsString(
                                        endings.stream().map(EndingRow::of).toList()))
                .query((row, number) -> new DeliveryId(row.getObject("id", UUID.class)))
                .set();
    }

    /** Ends a delivery whose row is locked by the caller. */
    public void finish(DeliveryId id, NextStep.Finish finish, @Nullable String words, @Nullable String external) {
        jdbc.sql(FINISH)
                .param("id", id.value())
                .param("outcome", finish.outcome().name())
                .param("reason", EnumText.nameOf(finish.reason()))
                .param("words", words)
                .param("external", external)
                .update();
    }

    /** Gives a delivery that ended without a certain answer its certain end; false when it has one already. */
    public boolean resolve(
            DeliveryId id, NextStep.Finish finish, @Nullable String external, @Nullable BigDecimal price) {
        return jdbc.sql("""
            UPDATE delivery
               SET outcome = :outcome, reason = :reason, external_id = coalesce(:external, external_id),
                   answered_price = coalesce(:price, answered_price)
             WHERE id = :id AND status = 'FINISHED' AND outcome = 'UNKNOWN'
            """)
                        .param("id", id.value())
                        .param("outcome", finish.outcome().name())
                        .param("reason", EnumText.nameOf(finish.reason()))
                        .param("external", external)
                        .param("price", price)
                        .update()
                == 1;
    }

    public void recordAttempt(DeliveryId id, int attempt, AttemptResult attempted, boolean late) {
        jdbc.sql(ATTEMPTED)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("result", attempted.outcome().result().name())
                .param("code", attempted.code())
                .param("status", attempted.status())
                .param("reason", EnumText.nameOf(attempted.outcome().reason()))
                .param("detail", attempted.outcome().detail())
                .param("request", attempted.request())
                .param("response", attempted.response())
                .param("late", late)
                .update();
    }

    public Optional<DeliveryRow> lock(DeliveryId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query(DeliveryRow::read).optional();
    }

    /** Whether an attempt was begun a moment ago and is not on record as ended. */
    public boolean hasOpenAttempt(DeliveryId id) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM delivery_attempt WHERE delivery_id = :id AND finished_at IS NULL
                            AND started_at > clock_timestamp() - interval '2 minutes')
            """).param("id", id.value()).query(Boolean.class).single();
    }

    /** Whether the attempt is on record as one that may have handed the lead over. */
    public boolean isUnknown(DeliveryId id, int attempt) {
        return jdbc.sql("SELECT result = 'UNKNOWN' FROM delivery_attempt WHERE delivery_id = :id AND attempt ="
                        + " :attempt")
                .param("id", id.value())
                .param("attempt", attempt)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** An attempt in doubt turned out not to have handed the lead over. */
    public void resolveUnknown(DeliveryId id) {
        jdbc.sql("UPDATE delivery SET unknown_attempts = greatest(0, unknown_attempts - 1) WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    /** The worker that holds the lease now will find that the lead was accepted before it. */
    public void markAcceptedLate(DeliveryId id, AttemptOutcome accepted) {
        jdbc.sql("""
            UPDATE delivery
               SET accepted_late = true, external_id = coalesce(:external, external_id),
                   answered_price = coalesce(:price, answered_price)
             WHERE id = :id
            """)
                .param("id", id.value())
                .param("external", accepted.externalId())
                .param("price", accepted.price())
                .update();
    }

    /** Puts a replay's attempt on record before it is made; returns its number. */
    public int startReplay(DeliveryRow row, boolean possibleDuplicate, String by) {
        var attempt = row.attempts() + 1;
        jdbc.sql("UPDATE delivery SET attempts = :attempt WHERE id = :id")
                .param("attempt", attempt)
                .param("id", row.id().value())
                .update();
        jdbc.sql("""
            INSERT INTO delivery_attempt (delivery_id, attempt, fence, started_at, possible_duplicate, replayed_by)
            VALUES (:id, :attempt, :fence, clock_timestamp(), :duplicate, :by)
            """)
                .param("id", row.id().value())
                .param("attempt", attempt)
                .param("fence", row.fence())
                .param("duplicate", possibleDuplicate)
                .param("by", by)
                .update();
        return attempt;
    }

    /** Makes a waiting delivery due at once. */
    public void makeDueNow(DeliveryId id) {
        jdbc.sql("UPDATE delivery SET next_attempt_at = clock_timestamp() WHERE id = :id AND status = 'READY'")
                .param("id", id.value())
                .update();
    }

    /** One attempt whose worker vanished. */
    public record Vanished(DeliveryRow row, Instant startedAt, boolean possibleDuplicate) {}

    /** Takes deliveries back whose lease is over; their attempts may have handed the lead over. */
    public List<Vanished> takeBackExpired(int most) {
        return jdbc.sql("""
            WITH expired AS (
                SELECT id FROM delivery WHERE status = 'SENDING' AND lease_until < clock_timestamp()
                 ORDER BY lease_until LIMIT :most FOR UPDATE SKIP LOCKED
            ), back AS (
                UPDATE delivery d
                   SET status = 'READY', retry = true, lease_until = NULL, next_attempt_at = clock_timestamp(),
                       unknown_attempts = unknown_attempts + 1
                  FROM expired WHERE d.id = expired.id
                RETURNING d.*
            ), lost AS (
                UPDATE delivery_attempt a
                   SET result = 'UNKNOWN', finished_at = clock_timestamp(), detail = :detail
                  FROM back WHERE a.delivery_id = back.id AND a.attempt = back.attempts
                RETURNING a.delivery_id, a.started_at, a.possible_duplicate
            )
            SELECT %s, lost.started_at, lost.possible_duplicate
              FROM back d JOIN lost ON lost.delivery_id = d.id
            """.formatted(DeliveryRow.COLUMNS))
                .param("most", most)
                .param("detail", LeaseReaper.DETAIL)
                .query((row, number) -> new Vanished(
                        DeliveryRow.read(row, number),
                        row.getTimestamp("started_at").toInstant(),
                        row.getBoolean("possible_duplicate")))
                .list();
    }

    /** Waiting deliveries of the endpoint that were routed by this version or an older one, locked. */
    public List<DeliveryRow> lockWaitingAt(String endpointId, int version, int most) {
        return jdbc.sql("""
            SELECT %s FROM delivery d
             WHERE d.status = 'READY' AND d.endpoint_id = :endpoint AND d.config_version <= :version
             ORDER BY d.routed_at LIMIT :most FOR UPDATE SKIP LOCKED
            """.formatted(DeliveryRow.COLUMNS))
                .param("endpoint", endpointId)
                .param("version", version)
                .param("most", most)
                .query(DeliveryRow::read)
                .list();
    }

    /** Waiting deliveries of the endpoint that it certainly does not have, locked. */
    public List<DeliveryRow> lockUnsentAt(String endpointId, int most) {
        return jdbc.sql("""
            SELECT %s FROM delivery d
             WHERE d.status = 'READY' AND d.endpoint_id = :endpoint AND d.unknown_attempts = 0
             ORDER BY d.routed_at LIMIT :most FOR UPDATE SKIP LOCKED
            """.formatted(DeliveryRow.COLUMNS))
                .param("endpoint", endpointId)
                .param("most", most)
                .query(DeliveryRow::read)
                .list();
    }

    /** Waiting deliveries whose lead is too old; a last attempt at the very end of the time has two seconds to begin. */
    public List<DeliveryRow> lockExpired(int most) {
        return jdbc.sql("""
            SELECT %s FROM delivery d
             WHERE d.status = 'READY' AND d.expires_at < clock_timestamp() - interval '2 seconds'
             ORDER BY d.expires_at LIMIT :most FOR UPDATE SKIP LOCKED
            """.formatted(DeliveryRow.COLUMNS))
                .param("most", most)
                .query(DeliveryRow::read)
                .list();
    }
}
