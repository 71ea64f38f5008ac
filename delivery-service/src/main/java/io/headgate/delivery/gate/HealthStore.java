package io.headgate.delivery.gate;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import io.headgate.model.shared.Topics;
import io.headgate.outbound.limit.CircuitHealth;
import io.headgate.outbound.limit.CircuitState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the breakers' states and announces each change once, however many copies of the service see it. */
@Component
public class HealthStore {

    // The clause on the state makes one of several copies the one that announces.
    private static final String SAVE = """
        INSERT INTO endpoint_health (endpoint_id, state, since, open_until, reopened, reason, changed_by, changed_at)
        VALUES (:endpoint, :state, :since, :until, :reopened, :reason, :me, clock_timestamp())
        ON CONFLICT (endpoint_id) DO UPDATE
           SET state = excluded.state, since = excluded.since, open_until = excluded.open_until,
               reopened = excluded.reopened, reason = excluded.reason, changed_by = excluded.changed_by,
               changed_at = excluded.changed_at
         WHERE endpoint_health.state <> excluded.state
        """;

    private static final String ALL =
            "SELECT endpoint_id, state, since, open_until, reopened, reason FROM endpoint_health ORDER BY endpoint_id";

    private static final String BY_OTHERS = """
        SELECT endpoint_id, state, since, open_until, reopened, reason FROM endpoint_health
         WHERE changed_by <> :me AND changed_at > clock_timestamp() - interval '10 seconds'
        """;

    private final UUID me = EventIds.next();
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;

    HealthStore(JdbcClient jdbc, TransactionTemplate transactions, Outbox outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    public List<CircuitHealth> all() {
        return jdbc.sql(ALL).query(HealthStore::row).list();
    }

    List<CircuitHealth> changedByOthers() {
        return jdbc.sql(BY_OTHERS).param("me", me).query(HealthStore::row).list();
    }

    void saveAll(List<CircuitHealth> changes) {
        if (!changes.isEmpty()) {
            transactions.executeWithoutResult(status -> changes.forEach(this::save));
        }
    }

    private void save(CircuitHealth health) {
        var saved = jdbc.sql(SAVE)
                .param("endpoint", health.name())
                .param("state", health.state().name())
                .param("since", Timestamp.from(health.since()))
                .param("until", health.openUntil() == null ? null : Timestamp.from(health.openUntil()))
                .param("reopened", health.reopened())
                .param("reason", health.reason())
                .param("me", me)
                .update();
        if (saved == 1) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new EndpointHealthChanged(
                            health.name(), health.since(), announced(health.state()), health.reason()));
        }
    }

    private static State announced(CircuitState state) {
        return switch (state) {
            case CLOSED -> State.CLOSED;
            case HALF_OPEN -> State.HALF_OPEN;
            case OPEN -> State.OPEN;
        };
    }

    private static CircuitHealth row(ResultSet row, int number) throws SQLException {
        return new CircuitHealth(
                row.getString("endpoint_id"),
                CircuitState.valueOf(row.getString("state")),
                row.getTimestamp("since").toInstant(),
                instant(row.getTimestamp("open_until")),
                row.getInt("reopened"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
