package io.headgate.benchmarks;

import io.headgate.benchmarks.floor.FloorPlatform;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.RawHttp;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One hot cap of 1,000 under eight concurrent posters, decided by two copies of routing: exactly 1,000 must get through,
 * and the rate stands beside bare conditional updates of one row.
 */
final class CapBench {

    private static final int POSTERS = 8;
    private static final int CAP = 1_000;
    private static final int LEADS = 1_600;
    private static final int WARM_UP_LEADS = 10_000;
    private static final Duration WARM_UP_PATIENCE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration FLOOR_RUN = Duration.ofSeconds(10);

    private CapBench() {}

    static void run(Path directory, Report report) throws Exception {
        try (var receiver = new Receiver();
                var headgate = new RunningHeadgate(directory.resolve("headgate"), false);
                var platform = new FloorPlatform(directory.resolve("floor"))) {
            headgate.start();
            headgate.startCopy("routing", "io.headgate.routing.RoutingApplication");
            headgate.awaitCopy("routing");
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            admin.publish(BenchNetwork.yaml(receiver.url(), 20, 0));
            var key = admin.sourceKey("searchpros-web");
            var before = warmUp(headgate, key, receiver);
            // The capped endpoint is one that got no lead before: a new cap counts those, too.
            admin.publish(BenchNetwork.yaml(receiver.url() + "/hot", 1, CAP).replace("dealer-0", "hot"));
            double floor = hotRow(platform);
            report.say(String.format(Locale.ROOT, "bare hot row: %,.0f/s", floor));
            long began = System.nanoTime();
            post(headgate.port("intake"), key, LEADS);
            double decided = awaitDecisions(headgate, began, before);
            awaitQuiet(receiver);
            long distinct = receiver.receipts().stream()
                    .filter(receipt -> receipt.path().startsWith("/hot/"))
                    .map(Receiver.Receipt::leadId)
                    .distinct()
                    .count();
            report.row(
                    "hot cap of 1,000, 8 posters, 2 routing copies: leads at the endpoint",
                    String.format(Locale.ROOT, "%,d", distinct),
                    "1,000",
                    distinct == CAP ? "exact" : "WRONG");
            report.row(
                    "… decisions/s, post to decision, " + LEADS + " leads",
                    String.format(Locale.ROOT, "%,.0f", decided),
                    String.format(Locale.ROOT, "%,.0f hot-row updates/s", floor),
                    String.format(Locale.ROOT, "%.3f", decided / floor));
            if (distinct != CAP) {
                throw new IllegalStateException("the cap was not exact: " + distinct);
            }
        }
    }

    private static int warmUp(RunningHeadgate headgate, String key, Receiver receiver) throws Exception {
        post(headgate.port("intake"), key, WARM_UP_LEADS);
        long end = System.nanoTime() + WARM_UP_PATIENCE.toNanos();
        while (receiver.count() < WARM_UP_LEADS) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the warm-up's leads did not all arrive: " + receiver.count());
            }
            Thread.sleep(100);
        }
        return WARM_UP_LEADS;
    }

    /** Deliveries go on at the endpoint's own pace long after the decisions; one too many would come last. */
    private static void awaitQuiet(Receiver receiver) throws InterruptedException {
        long before;
        do {
            before = receiver.count();
            Thread.sleep(QUIET);
        } while (receiver.count() > before);
    }

    private static void post(int port, String key, int leads) throws Exception {
        var left = new AtomicInteger(leads);
        try (var posters = Executors.newFixedThreadPool(POSTERS)) {
            var work = IntStream.range(0, POSTERS)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        try (var http = new RawHttp(port)) {
                            while (left.getAndDecrement() > 0) {
                                http.post("/v1/leads", key, BenchNetwork.lead());
                            }
                        }
                        return 0;
                    })
                    .toList();
            for (var one : posters.invokeAll(work)) {
                one.get();
            }
        }
    }

    private static double awaitDecisions(RunningHeadgate headgate, long began, int before) throws Exception {
        try (var connection = headgate.connect("routing");
                var statement = connection.createStatement()) {
            while (true) {
                try (var rows = statement.executeQuery("SELECT count(*) FROM lead_route")) {
                    if (rows.next() && rows.getInt(1) >= before + LEADS) {
                        return LEADS / ((System.nanoTime() - began) / 1e9);
                    }
                }
                if (System.nanoTime() - began > Duration.ofMinutes(2).toNanos()) {
                    throw new IllegalStateException("not every lead was decided within two minutes");
                }
                Thread.sleep(20);
            }
        }
    }

    private static double hotRow(FloorPlatform platform) throws Exception {
        long end = System.nanoTime() + FLOOR_RUN.toNanos();
        try (var workers = Executors.newFixedThreadPool(POSTERS)) {
            var work = IntStream.range(0, POSTERS)
                    .<Callable<Long>>mapToObj(i -> () -> update(platform, end))
                    .toList();
            long updates = 0;
            for (var one : workers.invokeAll(work)) {
                updates += one.get();
            }
            return updates / (double) FLOOR_RUN.toSeconds();
        }
    }

    private static long update(FloorPlatform platform, long end) throws SQLException {
        long updates = 0;
        try (var connection = platform.connect();
                var statement =
                        connection.prepareStatement("UPDATE hot SET taken = taken + 1 WHERE id = 1 AND taken < cap")) {
            while (System.nanoTime() < end) {
                updates += statement.executeUpdate();
            }
        }
        return updates;
    }
}
