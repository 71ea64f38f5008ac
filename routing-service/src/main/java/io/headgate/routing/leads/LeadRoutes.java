package io.headgate.routing.leads;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
         WHERE state = 'REVIEW' AND expires_at <= :now
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
        INSERT INTO lead_route (round, state, reason, contact, excluded, expires_at, held_until, due_at,
                                config_version, waits_for, updated_at, lead_id, facts, checks, received_at)
        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
        """;

    private static final String UPDATE = """
        UPDATE lead_route
           SET round = ?, state = ?, reason = ?, contact = ?::jsonb, excluded = ?, expires_at = ?, held_until = ?,
               due_at = ?, config_version = ?, waits_for = ?, updated_at = ?
         WHERE lead_id = ?
        """;

    // As many as there is room for, the oldest first: more would only be held again.
    private static final String WAKE_FOR_ROOM = """
        UPDATE lead_route SET due_at = :now
         WHERE lead_id IN (SELECT lead_id FROM lead_route
                            WHERE state = 'HELD' AND due_at > :now AND waits_for && :caps::text[]
                            ORDER BY received_at, lead_id
                            LIMIT :room
                              FOR UPDATE)
        """;

    private static final int OWN_COLUMNS = 12;

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
        return jdbc.sql("SELECT EXISTS (SELECT FROM lead_route WHERE state = 'REVIEW' AND expires_at <= :now)")
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
        // The states stand in the text because only then the index of those that wait is used.
        jdbc.sql("SELECT state, count(*) FROM lead_route WHERE state IN ('HELD', 'REVIEW') GROUP BY state")
                .query(row -> {
                    counts.put(RouteState.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    public void insert(List<LeadRoute> routes, Instant now) {
        template.batchUpdate(
                INSERT,
                routes.stream()
                        .map(route -> columns(
                                route,
                                now,
                                json(route.facts()),
                                json(route.checks()),
                                Timestamp.from(route.facts().receivedAt())))
                        .toList());
    }

    public void update(List<LeadRoute> routes, Instant now) {
        template.batchUpdate(
                UPDATE, routes.stream().map(route -> columns(route, now)).toList());
    }

    private static @Nullable Object[] columns(LeadRoute route, Instant now, Object... more) {
        @Nullable Object[] all = new @Nullable Object[OWN_COLUMNS + more.length];
        all[0] = route.round();
        all[1] = route.state().name();
        all[2] = EnumText.nameOf(route.reason());
        all[3] = route.contact() == null ? null : json(route.contact());
        all[4] = route.excluded().toArray(String[]::new);
        all[5] = Timestamp.from(route.expiresAt());
        all[6] = route.heldUntil() == null ? null : Timestamp.from(route.heldUntil());
        all[7] = all[6];
        all[8] = route.configVersion();
        all[9] = route.waitsFor().toArray(String[]::new);
        all[10] = Timestamp.from(now);
        all[11] = route.leadId().value();
        System.arraycopy(more, 0, all, OWN_COLUMNS, more.length);
        return all;
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
