package io.headgate.routing.leads;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.database.CombinedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The leads in routing. A lead's row is what serialises everything that happens to it. */
@Component
public class LeadRoutes {

    private static final TypeReference<List<CheckResult>> CHECKS = new TypeReference<>() {};

    private static final String LOCK = """
        SELECT * FROM lead_route WHERE lead_id = ANY(:ids) ORDER BY lead_id FOR UPDATE
        """;

    // In the order of the index and from where the batch before it ended, so that a batch of many that are due reads no
    // more than itself: neither what was decided before it nor, beyond a few, what another copy holds. What becomes due
    // at one moment, as by the end of a window or by a new configuration, is in the order of its receipt.
    static final String DUE_BEHIND = """
         FROM lead_route
         WHERE state = 'HELD' AND due_at <= :now
           AND (due_at, received_at, lead_id) > (:due::timestamptz, :received::timestamptz, :lead::uuid)
         ORDER BY due_at, received_at, lead_id
         LIMIT :batch
        """;

    private static final String POSTPONE = """
        UPDATE lead_route SET due_at = :until WHERE lead_id = :lead AND state = 'HELD'
        """;

    private static final String OVERDUE_REVIEWS = """
        SELECT * FROM lead_route
         WHERE waiting AND state = 'REVIEW' AND expires_at <= :now
         ORDER BY received_at, lead_id
         LIMIT :batch
           FOR UPDATE SKIP LOCKED
        """;

    private static final String WAKE = """
        UPDATE lead_route SET due_at = :now
         WHERE lead_id IN (SELECT lead_id FROM lead_route
                            WHERE state = 'HELD' AND due_at > :now
                              FOR UPDATE SKIP LOCKED)
        """;

    private static final String INSERT = """
        INSERT INTO lead_route (lead_id, round, state, reason, contact, excluded, expires_at, held_until, due_at,
                                config_version, waits_for, updated_at, facts, checks, received_at, waiting)
        SELECT l.lead_id, l.round, l.state, l.reason, l.contact::jsonb, EXCLUDED, l.expires_at, l.held_until,
               l.held_until, l.config_version, WAITS_FOR, l.updated_at, l.facts::jsonb, l.checks::jsonb, l.received_at,
               NULLIF(l.state IN ('HELD', 'REVIEW'), false)
          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               AS l (lead_id, round, state, reason, contact, excluded, expires_at, held_until, config_version, waits_for,
                     updated_at, facts, checks, received_at)
        """.replace(
                    "EXCLUDED", CombinedStatement.ARRAY_OF_JOINED.formatted("l.excluded"))
            .replace("WAITS_FOR", CombinedStatement.ARRAY_OF_JOINED.formatted("l.waits_for"));

    private static final String UPDATE = """
        UPDATE lead_route
           SET round = l.round, state = l.state, reason = l.reason, contact = l.contact::jsonb, excluded = EXCLUDED,
               expires_at = l.expires_at, held_until = l.held_until, due_at = l.held_until,
               config_version = l.config_version, waits_for = WAITS_FOR, updated_at = l.updated_at,
               waiting = NULLIF(l.state IN ('HELD', 'REVIEW'), false)
          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               AS l (lead_id, round, state, reason, contact, excluded, expires_at, held_until, config_version, waits_for,
                     updated_at)
         WHERE lead_route.lead_id = l.lead_id
        """.replace(
                    "EXCLUDED", CombinedStatement.ARRAY_OF_JOINED.formatted("l.excluded"))
            .replace("WAITS_FOR", CombinedStatement.ARRAY_OF_JOINED.formatted("l.waits_for"));

    // As many as there is room for, the oldest first: more would only be held again.
    private static final String WAKE_FOR_ROOM = """
        UPDATE lead_route SET due_at = :now
         WHERE lead_id IN (SELECT lead_id FROM lead_route
                            WHERE state = 'HELD' AND due_at > :now AND waits_for && :caps::text[]
                            ORDER BY received_at, lead_id
                            LIMIT :room
                              FOR UPDATE)
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LeadRoutes(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The known ones among these leads, locked until the end of the transaction. */
    public Map<LeadId, LeadRoute> lock(Collection<LeadId> ids) {
        var found = new HashMap<LeadId, LeadRoute>();
        jdbc.sql(LOCK)
                .param("ids", ids.stream().map(LeadId::value).distinct().toArray(UUID[]::new))
                .query(LeadRoutes::read)
                .list()
                .forEach(route -> found.put(route.leadId(), route));
        return found;
    }

    /** A lead as it stands, not locked. */
    public Optional<LeadRoute> find(LeadId id) {
        return jdbc.sql("SELECT * FROM lead_route WHERE lead_id = ?")
                .param(id.value())
                .query(LeadRoutes::read)
                .optional();
    }

    /** A lead's place in the order of those that are due: due longest first, and then the oldest. */
    public record DuePosition(String dueAt, String receivedAt, UUID leadId) {

        /** Before all. */
        public static final DuePosition START = new DuePosition("-infinity", "-infinity", new UUID(0, 0));
    }

    /** A lead that is due, and its place. */
    public record DueLead(DuePosition position, LeadRoute route) {}

    /** The next leads that are due behind this place, locked; those that another copy holds are left out. */
    public List<DueLead> lockDue(Instant now, DuePosition after, int batch) {
        return due("SELECT * " + DUE_BEHIND + " FOR UPDATE SKIP LOCKED", now, after, batch)
                .query((row, number) -> new DueLead(position(row), read(row, number)))
                .list();
    }

    /** The same leads, whoever holds them, not locked. */
    public List<LeadRoute> due(Instant now, DuePosition after, int batch) {
        return due("SELECT * " + DUE_BEHIND, now, after, batch)
                .query(LeadRoutes::read)
                .list();
    }

    /** The places of the same leads, which themselves are not read. */
    public List<DuePosition> duePositions(Instant now, DuePosition after, int batch) {
        return due("SELECT due_at, received_at, lead_id " + DUE_BEHIND, now, after, batch)
                .query((row, _) -> position(row))
                .list();
    }

    private static DuePosition position(ResultSet row) throws SQLException {
        return new DuePosition(
                row.getString("due_at"), row.getString("received_at"), row.getObject("lead_id", UUID.class));
    }

    private JdbcClient.StatementSpec due(String sql, Instant now, DuePosition after, int batch) {
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .param("due", after.dueAt())
                .param("received", after.receivedAt())
                .param("lead", after.leadId())
                .param("batch", batch);
    }

    /** A held lead is not looked at before then. */
    public void postpone(LeadId lead, Instant until) {
        jdbc.sql(POSTPONE)
                .param("until", Timestamp.from(until))
                .param("lead", lead.value())
                .update();
    }

    public boolean hasOverdueReviews(Instant now) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM lead_route WHERE waiting AND state = 'REVIEW' AND expires_at <="
                        + " :now)")
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    public List<LeadRoute> lockOverdueReviews(Instant now, int batch) {
        return jdbc.sql(OVERDUE_REVIEWS)
                .param("now", Timestamp.from(now))
                .param("batch", batch)
                .query(LeadRoutes::read)
                .list();
    }

    /** Makes every held lead due, because what it waits for may have changed. */
    public int wakeAll(Instant now) {
        return jdbc.sql(WAKE).param("now", Timestamp.from(now)).update();
    }

    /** Makes held leads due that wait for room in one of these caps, at most as many as got room. */
    public void wakeForRoom(Collection<String> caps, int room, Instant now) {
        jdbc.sql(WAKE_FOR_ROOM)
                .param("now", Timestamp.from(now))
                .param("caps", caps.toArray(String[]::new))
                .param("room", room)
                .update();
    }

    /** How many leads wait, by what for. */
    public Map<RouteState, Long> countWaiting() {
        var counts = new EnumMap<RouteState, Long>(RouteState.class);
        jdbc.sql("SELECT state, count(*) FROM lead_route WHERE waiting GROUP BY state")
                .query(row -> {
                    counts.put(RouteState.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    /** New leads, as a part of a statement. */
    public void addInsert(CombinedStatement statement, List<LeadRoute> routes, Instant now) {
        if (!routes.isEmpty()) {
            statement.addPart(INSERT, arrays -> setColumns(arrays, routes, now)
                    .add("text", routes, route -> json(route.facts()))
                    .add("text", routes, route -> json(route.checks()))
                    .add("timestamptz", routes, route -> route.facts()
                            .receivedAt()
                            .toString()));
        }
    }

    /** What became of known leads, as a part of a statement. */
    public void addUpdate(CombinedStatement statement, List<LeadRoute> routes, Instant now) {
        if (!routes.isEmpty()) {
            statement.addPart(UPDATE, arrays -> setColumns(arrays, routes, now));
        }
    }

    public void update(List<LeadRoute> routes, Instant now) {
        var statement = new CombinedStatement();
        addUpdate(statement, routes, now);
        statement.execute(template);
    }

    private static SqlArrays setColumns(SqlArrays arrays, List<LeadRoute> routes, Instant now) throws SQLException {
        return arrays.add("uuid", routes, route -> route.leadId().value())
                .add("int4", routes, LeadRoute::round)
                .add("text", routes, route -> route.state().name())
                .add("text", routes, route -> EnumText.nameOf(route.reason()))
                .add("text", routes, route -> route.contact() == null ? null : json(route.contact()))
                .add("text", routes, route -> CombinedStatement.joined(route.excluded()))
                .add("timestamptz", routes, route -> route.expiresAt().toString())
                .add("timestamptz", routes, route -> Objects.toString(route.heldUntil(), null))
                .add("int4", routes, LeadRoute::configVersion)
                .add("text", routes, route -> CombinedStatement.joined(route.waitsFor()))
                .add("timestamptz", routes, _ -> now.toString());
    }

    public static LeadRoute read(ResultSet row, int number) throws SQLException {
        var contact = row.getString("contact");
        var reason = row.getString("reason");
        var heldUntil = row.getTimestamp("held_until");
        return new LeadRoute(
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getInt("round"),
                RouteState.valueOf(row.getString("state")),
                EnumText.constantOf(ReasonCode.class, reason),
                EventJson.mapper().readValue(row.getString("facts"), LeadFacts.class),
                EventJson.mapper().readValue(row.getString("checks"), CHECKS),
                contact == null ? null : EventJson.mapper().readValue(contact, Sealed.class),
                Set.of((String[]) row.getArray("excluded").getArray()),
                row.getTimestamp("expires_at").toInstant(),
                heldUntil == null ? null : heldUntil.toInstant(),
                row.getInt("config_version"),
                Set.of((String[]) row.getArray("waits_for").getArray()));
    }

    private static String json(Object value) {
        return EventJson.mapper().writeValueAsString(value);
    }
}
