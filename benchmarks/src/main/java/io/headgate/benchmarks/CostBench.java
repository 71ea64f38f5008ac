package io.headgate.benchmarks;

import io.headgate.benchmarks.load.Arrivals;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.CpuTime;
import io.headgate.benchmarks.platform.DatabaseWork;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one lead costs: processor time by process, commits, rows and log bytes, at a steady rate and long after the start.
 * Unlike a latency it hardly depends on who else uses the machine. Every service has a JVM of its own, so that its share
 * can be told; the time counts until the last fact of the last lead is in the portal's read models.
 */
final class CostBench {

    private static final int ROUNDS = 3;
    private static final int PER_SECOND = 100;
    private static final Map<Integer, Duration> WARM_UP =
            new TreeMap<>(Map.of(40, Duration.ofSeconds(15), 100, Duration.ofSeconds(105)));
    private static final Duration RUN = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SERVICES =
            List.of("intake", "validation", "routing", "delivery", "reconciliation", "portal");

    private CostBench() {}

    static void run(Path directory, Report report) throws Exception {
        try (var receiver = new Receiver();
                var headgate = new RunningHeadgate(directory.resolve("headgate"), true)) {
            headgate.start();
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            admin.publish(BenchNetwork.local(receiver.url()));
            var arrivals = new Arrivals(headgate.port("intake"), admin.sourceKey("searchpros-web"), receiver);
            try (var database = headgate.connect("portal")) {
                for (var pace : WARM_UP.entrySet()) {
                    arrivals.post(pace.getKey(), pace.getValue());
                }
                awaitStories(database, receiver);
                var figures = new LinkedHashMap<String, double[]>();
                for (int i = 0; i < ROUNDS; i++) {
                    for (var figure :
                            round(headgate, arrivals, database, receiver).entrySet()) {
                        figures.computeIfAbsent(figure.getKey(), _ -> new double[ROUNDS])[i] = figure.getValue();
                    }
                }
                figures.forEach((what, values) -> report.row(what, Figures.spread("%,.2f", values), "–", "–"));
            }
        }
    }

    private static Map<String, Double> round(
            RunningHeadgate headgate, Arrivals arrivals, Connection database, Receiver receiver) throws Exception {
        var cpuBefore = cpu(headgate);
        var workBefore = DatabaseWork.of(database);
        int leads = arrivals.post(PER_SECOND, RUN).size();
        awaitStories(database, receiver);
        var figures = new LinkedHashMap<String, Double>();
        cpu(headgate)
                .forEach((name, millis) -> figures.put(
                        "CPU for one lead: " + name + ", ms", (millis - cpuBefore.getOrDefault(name, 0.0)) / leads));
        var work = DatabaseWork.of(database).minus(workBefore);
        figures.put("commits for one lead", (double) work.commits() / leads);
        figures.put("rows written for one lead", (double) work.rowsWritten() / leads);
        figures.put("write-ahead log for one lead, kB", work.walBytes() / 1000.0 / leads);
        return figures;
    }

    private static Map<String, Double> cpu(RunningHeadgate headgate) throws java.io.IOException {
        var times = new LinkedHashMap<String, Double>();
        double sum = 0;
        double upkeep = 0;
        for (var service : SERVICES) {
            times.put(service, CpuTime.ofTree(headgate.pid(service)));
            upkeep += CpuTime.ofCompilerAndCollector(headgate.pid(service));
        }
        for (var backend : List.of("postgres", "kafka")) {
            times.put(backend, CpuTime.ofTree(headgate.pid(backend)));
        }
        for (var time : times.values()) {
            sum += time;
        }
        times.put("all together", sum);
        times.put("of it the services' compilers and collectors", upkeep);
        return times;
    }

    // The portal gathers facts longest; when it has every lead's end, all that costs anything has happened.
    private static void awaitStories(Connection database, Receiver receiver) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int leads = receiver.firstSeen().size();
        while (closed(database) < leads) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%d of %d leads are closed after %s".formatted(closed(database), leads, PATIENCE));
            }
            Thread.sleep(100);
        }
        // PostgreSQL's processes tell their counts once a second.
        Thread.sleep(Duration.ofMillis(1500));
    }

    private static long closed(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM lead_view WHERE closed_at IS NOT NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
