package io.headgate.benchmarks;

import io.headgate.benchmarks.compile.CompileBench;
import io.headgate.benchmarks.decide.BuildComparison;
import io.headgate.benchmarks.decide.DecideBench;
import io.headgate.benchmarks.decisions.DecisionsBench;
import io.headgate.benchmarks.peers.PeersBench;
import io.headgate.benchmarks.platform.ComparedBuilds;
import io.headgate.benchmarks.platform.MeasuredHeadgate;
import io.headgate.benchmarks.search.SearchBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code ./headgate bench [NAME...] [--against DIR] [--rounds N]}: measures, beside the floors, and prints the table of docs/benchmarks.md. */
public final class Benchmarks {

    static final String SECRET = MeasuredHeadgate.SECRET;

    private Benchmarks() {}

    private interface Benchmark {
        void run(Path directory, Report report, BenchOptions options) throws Exception;
    }

    /** One that measures this build only. */
    private interface OfThisBuild {
        void run(Path directory, Report report) throws Exception;
    }

    /** One that can measure two builds in turn. */
    private interface OfBuilds {
        void run(Path directory, Report report, ComparedBuilds builds) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("intake", alone(IntakeBench::run));
        all.put("latency", compared(LatencyBench::run));
        all.put("rate", compared(RateBench::run));
        all.put("cost", compared(CostBench::run));
        all.put("caps", alone(CapBench::run));
        all.put("publish", alone(PublishBench::run));
        all.put("search", alone(SearchBench::run));
        all.put("decide", Benchmarks::decide);
        all.put("compile", alone(CompileBench::run));
        all.put("decisions", alone(DecisionsBench::run));
        all.put("providers", alone(ProviderBench::run));
        all.put("peers", (directory, report, options) -> PeersBench.run(directory, report, options.rounds()));
        var report = new Report();
        var options = BenchOptions.parse(args);
        for (var name : options.names()) {
            if (!all.containsKey(name)) {
                report.say("There is no benchmark " + name + "; there are " + String.join(", ", all.keySet()) + ".");
                System.exit(2);
            }
        }
        var directory = Files.createTempDirectory(
                "headgate-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        report.say("Working in " + directory);
        for (var benchmark : all.entrySet()) {
            if (options.isWanted(benchmark.getKey())) {
                report.say("== " + benchmark.getKey());
                var own = Files.createDirectories(directory.resolve(benchmark.getKey()));
                Files.createDirectories(own.resolve("headgate"));
                Files.createDirectories(own.resolve("floor"));
                benchmark.getValue().run(own, report, options);
            }
        }
        report.print();
    }

    private static Benchmark alone(OfThisBuild benchmark) {
        return (directory, report, options) -> {
            if (options.against() != null) {
                throw new IllegalArgumentException("--against is for cost, rate, latency and decide");
            }
            benchmark.run(directory, report);
        };
    }

    private static Benchmark compared(OfBuilds benchmark) {
        return (directory, report, options) -> {
            var builds = ComparedBuilds.of(options.against(), options.rounds());
            if (builds.hasOther()) {
                report.columns("what", "this build", "the other build", "ratio");
            }
            benchmark.run(directory, report, builds);
        };
    }

    private static void decide(Path directory, Report report, BenchOptions options) throws Exception {
        if (options.against() == null) {
            DecideBench.run(directory, report);
        } else {
            BuildComparison.run(options.against(), report);
        }
    }
}
