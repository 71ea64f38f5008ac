package io.headgate.portal.leads;

import io.headgate.messaging.EventJson;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.LeadId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads back every fact of a lead. */
@Repository
class LeadStories {

    private final JdbcClient jdbc;

    LeadStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Event> of(LeadId leadId) {
        return jdbc
                .sql("SELECT type, payload FROM lead_event WHERE lead_id = :leadId ORDER BY at, event_id")
                .param("leadId", leadId.value())
                .query((row, _) -> event(row.getString("type"), row.getString("payload")))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    // A type that this release does not know any more is left out rather than breaking the page.
    private static @Nullable Event event(String type, String payload) {
        return EventTypes.ofType(type)
                .map(known -> (Event) EventJson.mapper().readValue(payload, known.payload()))
                .orElse(null);
    }
}
