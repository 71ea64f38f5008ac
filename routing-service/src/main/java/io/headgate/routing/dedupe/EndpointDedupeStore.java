package io.headgate.routing.dedupe;

import io.headgate.messaging.event.Sha256;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.database.CombinedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which endpoint was sent which person, by keyed hash. Two leads of one person are decided one after the other. */
@Component
public class EndpointDedupeStore {

    /** Takes when an endpoint was last sent a person. */
    @FunctionalInterface
    public interface LastSendings {
        void sent(String endpointId, String personKey, Instant at);
    }

    /** A person who was, or was not after all, sent to an endpoint by a lead. */
    public record Sending(String endpointId, LeadId leadId, List<String> personKeys) {}

    // The order of the locks is the order of the keys, for every copy.
    private static final String LOCK = """
        SELECT count(pg_advisory_xact_lock(k)) FROM (SELECT k FROM unnest(:keys) AS k ORDER BY k) AS sorted
        """;

    private static final String READ = """
        SELECT endpoint_id, person_key, max(at) AS at FROM endpoint_person
         WHERE person_key = ANY(:persons) AND endpoint_id = ANY(:endpoints)
         GROUP BY endpoint_id, person_key
        """;

    private static final String READ_OF_OTHERS = """
        SELECT endpoint_id, person_key, max(at) AS at FROM endpoint_person
         WHERE person_key = ANY(:persons) AND endpoint_id = ANY(:endpoints) AND lead_id <> :lead
         GROUP BY endpoint_id, person_key
        """;

    private static final String INSERT = """
        INSERT INTO endpoint_person (endpoint_id, person_key, lead_id, at) SELECT * FROM unnest(?, ?, ?, ?)
            ON CONFLICT DO NOTHING
        """;

    private static final String DELETE = """
        DELETE FROM endpoint_person WHERE endpoint_id = ? AND lead_id = ? AND person_key = ?
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    EndpointDedupeStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public static List<String> keysOf(LeadFacts facts) {
        return DedupeKeys.keysOf(facts);
    }

    public void lockAndRead(Collection<String> persons, Collection<String> endpoints, LastSendings into) {
        if (persons.isEmpty() || endpoints.isEmpty()) {
            return;
        }
        lock(persons);
        read(persons, endpoints, into);
    }

    private void lock(Collection<String> persons) {
        jdbc.sql(LOCK)
                .param("keys", persons.stream().map(Sha256::number).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    void read(Collection<String> persons, Collection<String> endpoints, LastSendings into) {
        if (persons.isEmpty() || endpoints.isEmpty()) {
            return;
        }
        jdbc.sql(READ)
                .param("persons", persons.toArray(String[]::new))
                .param("endpoints", endpoints.toArray(String[]::new))
                .query(row -> {
                    into.sent(
                            row.getString("endpoint_id"),
                            row.getString("person_key"),
                            row.getTimestamp("at").toInstant());
                });
    }

    /** Reads without a lock, as if the lead itself had never been sent to anybody. */
    public void readOfOthers(LeadId lead, Collection<String> persons, Collection<String> endpoints, LastSendings into) {
        if (persons.isEmpty() || endpoints.isEmpty()) {
            return;
        }
        jdbc.sql(READ_OF_OTHERS)
                .param("persons", persons.toArray(String[]::new))
                .param("endpoints", endpoints.toArray(String[]::new))
                .param("lead", lead.value())
                .query(row -> {
                    into.sent(
                            row.getString("endpoint_id"),
                            row.getString("person_key"),
                            row.getTimestamp("at").toInstant());
                });
    }

    private record Row(String endpointId, String personKey, UUID leadId) {}

    /** What was sent, as a part of a statement. */
    public void addInsert(CombinedStatement statement, List<Sending> sendings, Instant now) {
        var rows = sendings.stream()
                .flatMap(each -> each.personKeys().stream()
                        .map(person ->
                                new Row(each.endpointId(), person, each.leadId().value())))
                .toList();
        if (!rows.isEmpty()) {
            statement.addPart(INSERT, arrays -> arrays.add("text", rows, Row::endpointId)
                    .add("text", rows, Row::personKey)
                    .add("uuid", rows, Row::leadId)
                    .add("timestamptz", rows, _ -> now.toString()));
        }
    }

    /** Takes back what an endpoint certainly does not have; whoever decides on one of these persons just now goes first. */
    public void delete(List<Sending> sendings) {
        var persons =
                sendings.stream().flatMap(each -> each.personKeys().stream()).collect(Collectors.toSet());
        if (persons.isEmpty()) {
            return;
        }
        lock(persons);
        var rows = new ArrayList<Object[]>();
        for (var sending : sendings) {
            for (var person : sending.personKeys()) {
                UUID lead = sending.leadId().value();
                rows.add(new Object[] {sending.endpointId(), lead, person});
            }
        }
        template.batchUpdate(DELETE, rows);
    }
}
