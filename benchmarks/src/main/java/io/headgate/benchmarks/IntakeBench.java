package io.headgate.benchmarks;

import io.headgate.benchmarks.floor.FloorEndpoint;
import io.headgate.benchmarks.floor.FloorPlatform;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.load.Saturation;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Intake at saturation against the bare endpoint, in turn, three times. The services behind intake are suspended
 * meanwhile, because nothing stands behind the bare endpoint either; a last run with everything awake shows what the
 * whole platform takes in on the same cores.
 */
final class IntakeBench {

    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration RUN = Duration.ofSeconds(10);
    private static final List<String> BEHIND = List.of("validation", "routing", "delivery", "reconciliation", "portal");

    private IntakeBench() {}

    static void run(Path directory, Report report) throws Exception {
        try (var receiver = new Receiver();
                var headgate = new RunningHeadgate(directory.resolve("headgate"), true);
                var platform = new FloorPlatform(directory.resolve("floor"));
                var floor = new FloorEndpoint(platform, directory)) {
            headgate.start();
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            admin.publish(BenchNetwork.local(receiver.url()));
            var key = admin.sourceKey("searchpros-web");
            int intake = headgate.port("intake");
            headgate.signal("STOP", BEHIND);
            Saturation.run(intake, key, WARM_UP);
            Saturation.run(floor.port(), key, WARM_UP);
            var ours = new double[ROUNDS];
            var bare = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                bare[i] = say(report, "bare endpoint", Saturation.run(floor.port(), key, RUN));
                ours[i] = say(report, "intake", Saturation.run(intake, key, RUN));
            }
            report.row(
                    "intake at saturation, 16 connections, requests/s",
                    Figures.spread("%,.0f", ours),
                    Figures.spread("%,.0f", bare),
                    String.format(Locale.ROOT, "%.2f", Figures.median(ours) / Figures.median(bare)));
            headgate.signal("CONT", BEHIND);
        }
    }

    private static double say(Report report, String what, Saturation.Result result) {
        report.say(String.format(
                Locale.ROOT,
                "%s: %,.0f/s, p50 %.1f ms, p99 %.1f ms, %d failures",
                what,
                result.perSecond(),
                result.p50Millis(),
                result.p99Millis(),
                result.failures()));
        return result.perSecond();
    }
}
