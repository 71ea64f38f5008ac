package io.headgate.benchmarks;

import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.RateSearch;
import io.headgate.benchmarks.load.RateStep;
import io.headgate.benchmarks.platform.ComparedBuilds;
import io.headgate.benchmarks.platform.HeadgateBuild;
import io.headgate.benchmarks.platform.MeasuredHeadgate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The highest rate that is sustained: every post answered 2xx, nothing queueing when the posts end, p99 of at most a
 * second; and the latency at fixed rates below it. Every round is an installation of its own.
 */
final class RateBench {

    private static final List<Integer> RATES =
            List.of(25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 650, 800, 1_000, 1_250, 1_600, 2_000);
    private static final List<Integer> LATENCY_AT = List.of(50, 200, 400);
    private static final int FIRST = RATES.indexOf(50);
    // Where a build was sustained before, the next search begins two steps lower.
    private static final int BELOW = 2;

    private final Report report;
    private final BuildFigures figures = new BuildFigures();
    private final Map<HeadgateBuild, Integer> first = new HashMap<>();

    private RateBench(Report report) {
        this.report = report;
    }

    static void run(Path directory, Report report, ComparedBuilds builds) throws Exception {
        var bench = new RateBench(report);
        for (int round = 0; round < builds.rounds(); round++) {
            for (var build : builds.inRound(round)) {
                bench.round(build, directory.resolve("round-" + round + "-" + build.directoryName()));
            }
        }
        bench.figures.report(builds, "%,.1f", report);
    }

    private void round(HeadgateBuild build, Path home) throws Exception {
        try (var headgate = MeasuredHeadgate.start(build, home, false, BenchNetwork::local)) {
            headgate.warmUp();
            var load = headgate.load();
            RateSearch.Attempt attempt = perSecond -> {
                var step = load.step(perSecond);
                report.say(build.name() + " " + step);
                return step;
            };
            var steps = new ArrayList<>(RateSearch.run(RATES, first.getOrDefault(build, FIRST), attempt));
            int highest = RateSearch.highest(steps).map(RateStep::perSecond).orElse(0);
            figures.add(build, "highest sustained rate, leads/s", highest);
            first.put(build, Math.max(0, RATES.indexOf(highest) - BELOW));
            for (int perSecond : LATENCY_AT) {
                if (perSecond <= highest && steps.stream().noneMatch(step -> step.perSecond() == perSecond)) {
                    steps.add(attempt.at(perSecond));
                }
            }
            steps.stream()
                    .filter(step -> step.sustained() && LATENCY_AT.contains(step.perSecond()))
                    .forEach(step -> addLatency(build, step));
        }
    }

    private void addLatency(HeadgateBuild build, RateStep step) {
        var at = "post → webhook received at " + step.perSecond() + " leads/s, ";
        figures.add(build, at + "p50, ms", step.p50Millis());
        figures.add(build, at + "p99, ms", step.p99Millis());
    }
}
