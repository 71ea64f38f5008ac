package io.headgate.benchmarks.decisions;

import io.headgate.model.shared.LeadId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at routing's database from outside, again and again while it works; it knows the limits from elsewhere. */
final class Measures implements AutoCloseable {

    private static final long EVERY_MILLIS = 1_000;

    // One statement sees one moment. What is live is counted anew, from the reservations alone.
    private static final String OVERSHOOT = """
        WITH live AS (
            SELECT 'endpoint:' || endpoint_id AS owner, count(*) AS many FROM reservation
             WHERE state IN ('HELD', 'CONSUMED') GROUP BY endpoint_id
            UNION ALL
            SELECT 'client:' || client_id, count(*) FROM reservation
             WHERE state IN ('HELD', 'CONSUMED') GROUP BY client_id
            UNION ALL
            SELECT 'right:' || right_key, count(*) FROM reservation
             WHERE state IN ('HELD', 'CONSUMED') AND right_key IS NOT NULL GROUP BY right_key)
        SELECT live.owner || ' has ' || live.many || ' of ' || l.most
          FROM live JOIN chaos.most l ON l.owner = live.owner WHERE live.many > l.most
        UNION ALL
        SELECT endpoint_id || ' has ' || count(*) || ' in flight' FROM reservation
         WHERE state = 'HELD' AND endpoint_id <> 'rest' GROUP BY endpoint_id HAVING count(*) > %d
        UNION ALL
        SELECT bucket_key || ' counts ' || taken || ' of ' || configured_limit FROM cap_bucket
         WHERE taken > configured_limit
        """.formatted(ChaosNetwork.IN_FLIGHT_AT_ONCE);

    private static final String DRIFT = """
        SELECT COALESCE(sum(abs(b.taken - COALESCE(live.units, 0))), 0)
          FROM cap_bucket b
          LEFT JOIN (SELECT rb.bucket_id, sum(rb.units) AS units
                       FROM reservation_bucket rb JOIN reservation r ON r.id = rb.reservation_id
                      WHERE r.state IN ('HELD', 'CONSUMED') GROUP BY rb.bucket_id) live ON live.bucket_id = b.id
         WHERE b.limit_value IS NOT NULL
        """;

    private static final String BUSIEST =
            "SELECT id FROM cap_bucket WHERE configured_limit = " + ChaosNetwork.MOST_IN_THE_STEP;

    private final RoutingAlone routing;
    private final Connection connection;
    private final Set<String> overshoots = new ConcurrentSkipListSet<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean failed;
    private Thread thread = new Thread();

    Measures(RoutingAlone routing) throws SQLException {
        this.routing = routing;
        connection = connect();
    }

    private Connection connect() throws SQLException {
        var fresh = routing.connect();
        fresh.setSchema("routing");
        return fresh;
    }

    /** Takes the limits, in leads, and begins to look. */
    void begin(Map<String, Integer> limits) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA chaos");
            statement.execute("CREATE TABLE chaos.most (owner text PRIMARY KEY, most bigint NOT NULL)");
        }
        try (var insert = connection.prepareStatement("INSERT INTO chaos.most VALUES (?, ?)")) {
            for (var limit : limits.entrySet()) {
                insert.setString(1, limit.getKey());
                insert.setLong(2, limit.getKey().startsWith("endpoint:w") ? 1000 : limit.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        running = true;
        thread = Thread.ofPlatform().name("measures").daemon().start(this::loop);
    }

    private void loop() {
        try (var mine = connect()) {
            while (running) {
                overshoots.addAll(strings(mine, OVERSHOOT));
                looks.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
            overshoots.addAll(strings(mine, OVERSHOOT));
        } catch (SQLException | InterruptedException e) {
            failed = true;
        }
    }

    void stop() throws InterruptedException {
        running = false;
        thread.join();
        if (failed) {
            throw new IllegalStateException("the caps were not looked at all the time");
        }
    }

    Set<String> overshoots() {
        return overshoots;
    }

    long drift() throws SQLException {
        return number(DRIFT);
    }

    long fullCaps() throws SQLException {
        return number("SELECT count(*) FROM cap_bucket WHERE taken = configured_limit");
    }

    long deadlocks() throws SQLException {
        return number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    long slotsWithTwoHolders() throws SQLException {
        return number("""
                SELECT count(*) FROM (SELECT lead_id, slot FROM reservation WHERE state IN ('HELD', 'CONSUMED')
                                       GROUP BY lead_id, slot HAVING count(*) > 1) twice
                """);
    }

    long count(String table) throws SQLException {
        return number("SELECT count(*) FROM " + table);
    }

    /** How many of these leads have no end yet, or are not even known. */
    long open(Collection<LeadId> leads) throws SQLException {
        return leads.size() - number("SELECT count(*) FROM lead_route WHERE state IN ('DELIVERED', 'REJECTED')");
    }

    /** Lead and round of every decision. */
    Set<String> decisions() throws SQLException {
        return Set.copyOf(strings(connection, "SELECT 'lead_' || lead_id || '/' || round FROM decision"));
    }

    Set<UUID> reservations() throws SQLException {
        var ids = new HashSet<UUID>();
        strings(connection, "SELECT id::text FROM reservation").forEach(id -> ids.add(UUID.fromString(id)));
        return ids;
    }

    /** Holds the counter that most leads want, once it is there, until the connection is closed. */
    Connection holdBusiestCounter() throws SQLException {
        var holder = connect();
        holder.setAutoCommit(false);
        strings(holder, BUSIEST + " FOR UPDATE");
        return holder;
    }

    boolean isWaitingForALock(RoutingCopy copy) {
        return isThere(connectionsOf(copy) + " AND wait_event_type = 'Lock'");
    }

    boolean hasOpenTransaction(RoutingCopy copy) {
        return isThere(connectionsOf(copy) + " AND state = 'idle in transaction'");
    }

    private static String connectionsOf(RoutingCopy copy) {
        return "SELECT pid FROM pg_stat_activity WHERE application_name = '" + copy.name() + "'";
    }

    private boolean isThere(String sql) {
        try {
            return number("SELECT count(*) FROM (" + sql + ")") > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String summary() throws SQLException {
        return "%d looks; %d counters, %d of them full; %d decisions, %d reservations; ends %s"
                .formatted(
                        looks.get(),
                        count("cap_bucket"),
                        fullCaps(),
                        count("decision"),
                        count("reservation"),
                        strings(connection, "SELECT state || ' ' || count(*) FROM lead_route GROUP BY state"));
    }

    private synchronized long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        running = false;
        connection.close();
    }
}
