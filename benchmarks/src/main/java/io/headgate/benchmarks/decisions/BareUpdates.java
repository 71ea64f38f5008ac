package io.headgate.benchmarks.decisions;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The floors: what PostgreSQL does per second when nothing is decided, eight connections, every statement a commit. */
final class BareUpdates {

    static final int THREADS = 8;

    private static final String TAKE = "UPDATE bare_cap SET taken = taken + 1 WHERE id = ? AND taken < most";
    private static final String INSERT = "INSERT INTO bare_lead (payload) VALUES (?)";
    private static final String PAYLOAD = "x".repeat(1_000);
    private static final Duration TIME = Duration.ofSeconds(4);

    @FunctionalInterface
    private interface Binding {
        void set(PreparedStatement statement) throws SQLException;
    }

    private final RoutingAlone platform;

    BareUpdates(RoutingAlone platform) throws SQLException {
        this.platform = platform;
        try (var connection = platform.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE bare_cap (id int PRIMARY KEY, taken bigint NOT NULL, most bigint NOT NULL) WITH (fillfactor = 50)");
            statement.execute("INSERT INTO bare_cap SELECT i, 0, 1000000000 FROM generate_series(0, "
                    + CapNetwork.COLD_CAPS + ") i");
            statement.execute("CREATE TABLE bare_lead (id bigserial PRIMARY KEY, payload text NOT NULL)");
        }
    }

    /** Conditional updates of one row. */
    double hot() throws Exception {
        return perSecond(TAKE, statement -> statement.setInt(1, 0));
    }

    /** The same, each of one of 1,000 rows. */
    double cold() throws Exception {
        return perSecond(
                TAKE,
                statement -> statement.setInt(1, 1 + ThreadLocalRandom.current().nextInt(CapNetwork.COLD_CAPS)));
    }

    /** One row more with each commit. */
    double inserts() throws Exception {
        return perSecond(INSERT, statement -> statement.setString(1, PAYLOAD));
    }

    private double perSecond(String sql, Binding binding) throws Exception {
        var end = System.nanoTime() + TIME.toNanos();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = IntStream.range(0, THREADS)
                    .<Callable<Long>>mapToObj(_ -> () -> repeat(sql, binding, end))
                    .toList();
            var done = 0L;
            for (var one : threads.invokeAll(work)) {
                done += one.get();
            }
            return done / (TIME.toMillis() / 1e3);
        }
    }

    private long repeat(String sql, Binding binding, long end) throws SQLException {
        var done = 0L;
        try (var connection = platform.connect();
                var statement = connection.prepareStatement(sql)) {
            while (System.nanoTime() < end) {
                binding.set(statement);
                done += statement.executeUpdate();
            }
        }
        return done;
    }
}
