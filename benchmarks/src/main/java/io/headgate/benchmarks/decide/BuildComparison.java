package io.headgate.benchmarks.decide;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * The engine of this build beside that of another build, in turn in one process, on the same generated leads. Each build
 * has its classes from a class loader of its own; every answer must be the same.
 */
public final class BuildComparison {

    private static final long SEED = 20_261_125L;
    private static final int LEADS = 10_000;
    private static final List<Integer> SIZES = List.of(1_000, 5_000, 10_000);
    private static final int ROUNDS = 11;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration ROUND = Duration.ofMillis(1_500);

    private final Report report;

    private BuildComparison(Report report) {
        this.report = report;
    }

    /**
     * Compares.
     *
     * @param against a checkout of another build whose modules are compiled to {@code target/classes}
     */
    public static void run(Path against, Report report) throws Exception {
        var comparison = new BuildComparison(report);
        for (var endpoints : SIZES) {
            comparison.compare(endpoints, against);
        }
    }

    private void compare(int endpoints, Path against) throws Exception {
        try (var ours = OtherBuild.load(ownClasses(), SEED, endpoints, LEADS);
                var theirs = OtherBuild.load(compiledModules(against), SEED, endpoints, LEADS)) {
            if (!ours.answers().equals(theirs.answers())) {
                throw new IllegalStateException("the builds disagree at %,d endpoints".formatted(endpoints));
            }
            ours.decideFor(WARM_UP);
            theirs.decideFor(WARM_UP);
            var ourTimes = new ArrayList<Histogram>();
            var theirTimes = new ArrayList<Histogram>();
            for (var round = 0; round < ROUNDS; round++) {
                // Who comes first changes, so that nobody always has the warmer processor.
                if (round % 2 == 0) {
                    ourTimes.add(ours.decideFor(ROUND));
                }
                theirTimes.add(theirs.decideFor(ROUND));
                if (round % 2 == 1) {
                    ourTimes.add(ours.decideFor(ROUND));
                }
            }
            row(endpoints, "p50", 50, ourTimes, theirTimes);
            row(endpoints, "p99", 99, ourTimes, theirTimes);
        }
    }

    private void row(int endpoints, String name, double percentile, List<Histogram> ours, List<Histogram> theirs) {
        var our = micros(ours, percentile);
        var their = micros(theirs, percentile);
        var ratios = new double[our.length];
        for (var round = 0; round < ratios.length; round++) {
            ratios[round] = our[round] / their[round];
        }
        report.row(
                String.format(Locale.ROOT, "decide() at %,d endpoints beside the other build, %s, µs", endpoints, name),
                Figures.spread("%.1f", our),
                Figures.spread("%.1f", their),
                Figures.spread("%.3f", ratios) + " × the other");
    }

    private static double[] micros(List<Histogram> times, double percentile) {
        return times.stream()
                .mapToDouble(histogram -> histogram.getValueAtPercentile(percentile) / 1_000.0)
                .toArray();
    }

    private static List<Path> ownClasses() {
        var all = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            all.add(Path.of(entry));
        }
        return all;
    }

    private static List<Path> compiledModules(Path directory) throws IOException {
        try (var modules = Files.list(directory)) {
            var all = modules.map(module -> module.resolve("target").resolve("classes"))
                    .filter(Files::isDirectory)
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalArgumentException("no module in " + directory + " is compiled");
            }
            return all;
        }
    }
}
