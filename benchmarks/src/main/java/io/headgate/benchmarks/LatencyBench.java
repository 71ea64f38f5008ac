package io.headgate.benchmarks;

import io.headgate.benchmarks.floor.BareChain;
import io.headgate.benchmarks.floor.FloorPlatform;
import io.headgate.benchmarks.load.Arrivals;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.ComparedBuilds;
import io.headgate.benchmarks.platform.MeasuredHeadgate;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * From the intended moment of a post to the first byte at the endpoint's webhook, at a fixed rate in an open
 * model (a slow answer does not slow the arrivals), against the bare chain of four commits and four hops.
 */
final class LatencyBench {

    private static final int ROUNDS = 3;
    private static final List<Integer> PER_SECOND = List.of(50, 200);
    private static final Map<Integer, Duration> FIRST_WARM_UP = new TreeMap<>(
            Map.of(40, Duration.ofSeconds(15), 100, Duration.ofSeconds(45), 200, Duration.ofSeconds(100)));
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration RUN = Duration.ofSeconds(15);

    private LatencyBench() {}

    static void run(Path directory, Report report, ComparedBuilds builds) throws Exception {
        if (builds.hasOther()) {
            compare(directory, report, builds);
        } else {
            besideFloor(directory, report);
        }
    }

    // No floor: both builds meet the same machine in turn.
    private static void compare(Path directory, Report report, ComparedBuilds builds) throws Exception {
        var figures = new BuildFigures();
        for (int round = 0; round < builds.rounds(); round++) {
            for (var build : builds.inRound(round)) {
                var home = directory.resolve("round-" + round + "-" + build.directoryName());
                try (var headgate = MeasuredHeadgate.start(build, home, false, BenchNetwork::local)) {
                    headgate.warmUp();
                    for (int perSecond : PER_SECOND) {
                        var step = headgate.load().step(perSecond);
                        report.say(build.name() + " " + step);
                        var at = "post → webhook received at " + perSecond + " leads/s, ";
                        figures.add(build, at + "p50, ms", step.p50Millis());
                        figures.add(build, at + "p99, ms", step.p99Millis());
                    }
                }
            }
        }
        figures.report(builds, "%,.1f", report);
    }

    private static void besideFloor(Path directory, Report report) throws Exception {
        try (var receiver = new Receiver();
                var headgate = new RunningHeadgate(directory.resolve("headgate"), false);
                var platform = new FloorPlatform(directory.resolve("floor"))) {
            headgate.start();
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            admin.publish(BenchNetwork.local(receiver.url()));
            var key = admin.sourceKey("searchpros-web");
            for (var pace : FIRST_WARM_UP.entrySet()) {
                report.say(
                        "warm-up at %d/s".formatted(pace.getKey()),
                        measure(
                                headgate.port("intake"),
                                key,
                                receiver,
                                pace.getKey(),
                                pace.getValue(),
                                Duration.ofSeconds(5)));
            }
            for (int perSecond : PER_SECOND) {
                rounds(perSecond, headgate.port("intake"), key, receiver, platform, report);
            }
        }
    }

    private static void rounds(
            int perSecond, int intake, String key, Receiver receiver, FloorPlatform platform, Report report)
            throws Exception {
        var ours = new Histogram[ROUNDS];
        var bare = new Histogram[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bare[i] = new BareChain(platform).run(perSecond, WARM_UP, RUN);
            report.say("bare chain", bare[i]);
            ours[i] = measure(intake, key, receiver, perSecond, WARM_UP, RUN);
            report.say("post to webhook", ours[i]);
        }
        row(report, perSecond, 50, ours, bare);
        row(report, perSecond, 99, ours, bare);
    }

    private static void row(Report report, int perSecond, int percentile, Histogram[] ours, Histogram[] bare) {
        var mine = millis(ours, percentile);
        var floor = millis(bare, percentile);
        report.row(
                "post → webhook received at " + perSecond + " leads/s, p" + percentile + ", ms",
                Figures.spread("%.1f", mine),
                Figures.spread("%.1f", floor),
                String.format(Locale.ROOT, "%.1f ×", Figures.median(mine) / Figures.median(floor)));
    }

    private static double[] millis(Histogram[] histograms, double percentile) {
        var values = new double[histograms.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = histograms[i].getValueAtPercentile(percentile) / 1000.0;
        }
        return values;
    }

    private static Histogram measure(
            int port, String key, Receiver receiver, int perSecond, Duration warmUp, Duration time) throws Exception {
        long counted = System.nanoTime() + warmUp.toNanos();
        var intendedByLead = new Arrivals(port, key, receiver).post(perSecond, warmUp.plus(time));
        var histogram = new Histogram(Figures.LONGEST_MICROS, 3);
        intendedByLead.forEach((lead, intended) -> {
            var arrived = receiver.firstSeen().get(lead);
            if (arrived != null && intended >= counted) {
                histogram.recordValue(Math.max(1, (arrived - intended) / 1000));
            }
        });
        return histogram;
    }
}
