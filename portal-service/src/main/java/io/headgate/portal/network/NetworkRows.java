package io.headgate.portal.network;

import io.headgate.model.portal.v1.PauseChanged.Target;
import io.headgate.portal.config.Utc;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the portal itself knows of endpoints and sources: pauses, health, keys and counts of days. */
@Repository
class NetworkRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    NetworkRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A pause that is in force. */
    record Pause(
            String target,
            String id,
            @Nullable String reason,
            @Nullable Instant until,
            Instant at,
            String by) {}

    record Health(String state, Instant since, @Nullable String reason) {}

    record Key(
            String keyId,
            String last4,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt) {}

    record EndpointDay(
            LocalDate day,
            long delivered,
            long refused,
            @Nullable Instant lastDeliveredAt) {}

    record SourceDay(LocalDate day, long received, long accepted, long rejected) {}

    record Attempt(
            UUID deliveryId,
            int attempt,
            UUID leadId,
            Instant startedAt,
            long millis,
            String result,
            @Nullable Integer status,
            @Nullable String answerCode,
            @Nullable String reason) {}

    List<Pause> pausesInForce() {
        return jdbc.sql("""
            SELECT target, id, reason, until, changed_at AS at, changed_by AS by FROM pause
             WHERE paused AND (until IS NULL OR until > :now) ORDER BY changed_at DESC, id
            """)
                .param("now", Utc.of(clock.instant()))
                .query((row, _) -> new Pause(
                        row.getString("target"),
                        row.getString("id"),
                        row.getString("reason"),
                        Utc.read(row, "until"),
                        Utc.required(row, "at"),
                        row.getString("by")))
                .list();
    }

    Map<String, Pause> pauses(Target target) {
        var found = new HashMap<String, Pause>();
        pausesInForce().stream()
                .filter(pause -> pause.target().equals(target.name()))
                .forEach(pause -> found.put(pause.id(), pause));
        return found;
    }

    Map<String, Health> health() {
        var found = new HashMap<String, Health>();
        jdbc.sql("SELECT endpoint_id, state, since, reason FROM endpoint_health")
                .query(row -> {
                    found.put(
                            row.getString("endpoint_id"),
                            new Health(row.getString("state"), Utc.required(row, "since"), row.getString("reason")));
                });
        return found;
    }

    /** The newest day that has counts, by endpoint. */
    Map<String, EndpointDay> endpointDays(Collection<String> ids) {
        var found = new HashMap<String, EndpointDay>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbc.sql("""
            SELECT DISTINCT ON (endpoint_id) endpoint_id, day, delivered, refused,
                   max(last_delivered_at) OVER (PARTITION BY endpoint_id) AS last
              FROM endpoint_day WHERE endpoint_id IN (:ids) ORDER BY endpoint_id, day DESC
            """).param("ids", ids).query(row -> {
            found.put(
                    row.getString("endpoint_id"),
                    new EndpointDay(
                            row.getObject("day", LocalDate.class),
                            row.getLong("delivered"),
                            row.getLong("refused"),
                            Utc.read(row, "last")));
        });
        return found;
    }

    Map<String, SourceDay> sourceDays(LocalDate day) {
        var found = new HashMap<String, SourceDay>();
        jdbc.sql("SELECT source_id, day, received, accepted, rejected FROM source_day WHERE day = :day")
                .param("day", day)
                .query(row -> {
                    found.put(
                            row.getString("source_id"),
                            new SourceDay(
                                    day, row.getLong("received"), row.getLong("accepted"), row.getLong("rejected")));
                });
        return found;
    }

    List<Key> keys(String owner, String ownerId) {
        return jdbc.sql("""
            SELECT key_id, last4, created_at, created_by, revoked_at FROM api_key
             WHERE owner = :owner AND owner_id = :ownerId ORDER BY created_at DESC, key_id
            """)
                .param("owner", owner)
                .param("ownerId", ownerId)
                .query((row, _) -> new Key(
                        row.getString("key_id"),
                        row.getString("last4"),
                        Utc.required(row, "created_at"),
                        row.getString("created_by"),
                        Utc.read(row, "revoked_at")))
                .list();
    }

    List<Attempt> attempts(String endpointId, int limit) {
        return jdbc.sql("""
            SELECT delivery_id, attempt, lead_id, started_at, millis, result, status, answer_code, reason
              FROM endpoint_attempt
             WHERE endpoint_id = :endpointId ORDER BY started_at DESC LIMIT :limit
            """)
                .param("endpointId", endpointId)
                .param("limit", limit)
                .query((row, _) -> new Attempt(
                        row.getObject("delivery_id", UUID.class),
                        row.getInt("attempt"),
                        row.getObject("lead_id", UUID.class),
                        Utc.required(row, "started_at"),
                        row.getLong("millis"),
                        row.getString("result"),
                        row.getObject("status", Integer.class),
                        row.getString("answer_code"),
                        row.getString("reason")))
                .list();
    }
}
