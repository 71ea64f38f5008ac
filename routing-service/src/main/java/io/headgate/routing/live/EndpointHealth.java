package io.headgate.routing.live;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which endpoints' breakers are open. Every copy knows within a second, whichever copy read the fact: they all look at
 * the same table.
 */
@Component
public class EndpointHealth implements EventHandler<EndpointHealthChanged, @Nullable Void> {

    private static final String PUT = """
        INSERT INTO endpoint_health (endpoint_id, state, reason, at) VALUES (:endpoint, :state, :reason, :at)
            ON CONFLICT (endpoint_id) DO UPDATE
           SET state = excluded.state, reason = excluded.reason, at = excluded.at
         WHERE endpoint_health.at <= excluded.at
        """;

    private final JdbcClient jdbc;
    private final Job refresh;
    private volatile Map<String, String> broken = Map.of();

    EndpointHealth(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.refresh = jobs.job("breakers.refresh");
        refresh();
    }

    /** Endpoints whose breaker is open, with the reason. */
    Map<String, String> broken() {
        return broken;
    }

    @Scheduled(fixedDelay = 1000)
    void refresh() {
        // Where it fails, the last known state is better than none; nothing can be decided without the database anyway.
        refresh.run(() -> {
            var open = new HashMap<String, String>();
            jdbc.sql("SELECT endpoint_id, reason FROM endpoint_health WHERE state = 'OPEN'")
                    .query((row, _) -> Map.entry(
                            row.getString("endpoint_id"),
                            row.getString("reason") == null ? "failing" : row.getString("reason")))
                    .list()
                    .forEach(entry -> open.put(entry.getKey(), entry.getValue()));
            broken = Map.copyOf(open);
        });
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<EndpointHealthChanged> received) {
        return null;
    }

    @Override
    public void apply(List<Prepared<EndpointHealthChanged, @Nullable Void>> batch) {
        for (var prepared : batch) {
            var event = prepared.received().event();
            jdbc.sql(PUT)
                    .param("endpoint", event.endpointId())
                    .param("state", event.state().name())
                    .param("reason", event.reason())
                    .param("at", Timestamp.from(event.at()))
                    .update();
        }
    }
}
