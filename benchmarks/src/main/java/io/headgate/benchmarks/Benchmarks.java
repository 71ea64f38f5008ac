package io.headgate.benchmarks;

import io.headgate.benchmarks.compile.CompileBench;
import io.headgate.benchmarks.decide.BuildComparison;
import io.headgate.benchmarks.decide.DecideBench;
import io.headgate.benchmarks.decisions.DecisionsBench;
import io.headgate.benchmarks.search.SearchBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code ./headgate bench [intake|latency|caps|publish|cost|search|decide|compile|decisions|providers]}: measures, beside the floors, and prints the table of docs/benchmarks.md. */
public final class Benchmarks {

    static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private Benchmarks() {}

    private interface Benchmark {
        void run(Path directory, Report report) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("intake", IntakeBench::run);
        all.put("latency", LatencyBench::run);
        all.put("cost", CostBench::run);
        all.put("caps", CapBench::run);
        all.put("publish", PublishBench::run);
        all.put("search", SearchBench::run);
        all.put("decide", DecideBench::run);
        all.put("compile", CompileBench::run);
        all.put("decisions", DecisionsBench::run);
        all.put("providers", ProviderBench::run);
        var report = new Report();
        if (args.length == 3 && args[0].equals("decide") && args[1].equals("--against")) {
            BuildComparison.run(Path.of(args[2]), report);
            report.print();
            return;
        }
        for (var name : args) {
            if (!all.containsKey(name)) {
                report.say("There is no benchmark " + name + "; there are " + String.join(", ", all.keySet()) + ".");
                System.exit(2);
            }
        }
        var directory = Files.createTempDirectory(
                "headgate-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        report.say("Working in " + directory);
        for (var benchmark : all.entrySet()) {
            if (args.length == 0 || java.util.List.of(args).contains(benchmark.getKey())) {
                report.say("== " + benchmark.getKey());
                var own = Files.createDirectories(directory.resolve(benchmark.getKey()));
                Files.createDirectories(own.resolve("headgate"));
                Files.createDirectories(own.resolve("floor"));
                benchmark.getValue().run(own, report);
            }
        }
        report.print();
    }
}
