package io.headgate.routing.simulation.state;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.simulation.state.JournalConsumer.StoredLead;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Leads and sent persons as the database has them, for a stretch of a replay. */
public final class ReplayLeads {

    private static final TypeReference<List<CheckResult>> CHECKS = new TypeReference<>() {};

    private static final String LEADS = "SELECT lead_id, facts, checks FROM lead_route WHERE lead_id = ANY(?)";

    private static final String PERSONS = """
        SELECT endpoint_id, person_key, max(at) AS at FROM endpoint_person
         WHERE person_key = ANY(:persons) AND at < :before
         GROUP BY endpoint_id, person_key
        """;

    private static final String EARLIER = """
        SELECT count(*), COALESCE(sum(price_micros), 0) FROM reservation
         WHERE %s = :owner AND at >= :start AND at < :end AND state IN ('HELD', 'CONSUMED')
           AND (:sources::text[] IS NULL OR source_id = ANY(:sources))
           AND (:lines::text[] IS NULL OR service_line = ANY(:lines))
        """;

    private record Sent(String endpointId, String personKey) {}

    private final JdbcClient jdbc;

    public ReplayLeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<LeadId, StoredLead> readLeads(Collection<LeadId> leads) {
        var cases = new HashMap<LeadId, StoredLead>();
        jdbc.sql(LEADS)
                .param(leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query(row -> {
                    cases.put(
                            new LeadId(row.getObject("lead_id", UUID.class)),
                            new StoredLead(
                                    EventJson.mapper().readValue(row.getString("facts"), LeadFacts.class),
                                    EventJson.mapper().readValue(row.getString("checks"), CHECKS)));
                });
        return cases;
    }

    /** Who was sent to whom before a moment. Persons that are not named are looked up one by one. */
    SentHistory before(Instant moment, Set<String> persons) {
        var known = new HashMap<Sent, Instant>();
        var asked = Set.copyOf(persons);
        read(moment, asked, known);
        return (endpointId, personKey) -> {
            if (asked.contains(personKey)) {
                return known.get(new Sent(endpointId, personKey));
            }
            var one = new HashMap<Sent, Instant>();
            read(moment, Set.of(personKey), one);
            return one.get(new Sent(endpointId, personKey));
        };
    }

    private void read(Instant before, Set<String> persons, Map<Sent, Instant> into) {
        if (persons.isEmpty()) {
            return;
        }
        jdbc.sql(PERSONS)
                .param("persons", persons.toArray(String[]::new))
                .param("before", Timestamp.from(before))
                .query(row -> {
                    into.put(
                            new Sent(row.getString("endpoint_id"), row.getString("person_key")),
                            row.getTimestamp("at").toInstant());
                });
    }

    record Got(long leads, long micros) {}

    private static String @Nullable [] orAll(Set<String> ids) {
        return ids.isEmpty() ? null : ids.toArray(String[]::new);
    }

    /** What a cap's owner got in a window until a moment, and kept. */
    Got earlier(CompiledCap cap, Instant from, Instant until) {
        return jdbc.sql(EARLIER.formatted(cap.owner().column()))
                .param("owner", cap.ownerId())
                .param("sources", orAll(cap.scope().sources()))
                .param("lines", orAll(cap.scope().serviceLines()))
                .param("start", Timestamp.from(from))
                .param("end", Timestamp.from(until))
                .query((row, _) -> new Got(row.getLong(1), row.getLong(2)))
                .single();
    }
}
