package io.headgate.benchmarks.compile;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.Report;
import io.headgate.benchmarks.decide.generated.GeneratedNetwork;
import io.headgate.config.ConfigWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reading, validating, writing and compiling 5,000 endpoints with 20,000 rights, cold and warm, beside bare parsers. */
public final class CompileBench {

    private static final long SEED = 20_261_125L;
    private static final int ENDPOINTS = 5_000;
    private static final int ROUNDS = 3;
    private static final long PATIENCE_SECONDS = 120;

    /** Milliseconds. */
    private record Figure(double cold, double warm) {}

    private CompileBench() {}

    public static void run(Path directory, Report report) throws Exception {
        var file = directory.resolve("network.yaml");
        Files.writeString(file, ConfigWriter.toYaml(GeneratedNetwork.document(SEED, ENDPOINTS)));
        Map<String, List<Figure>> figures = new HashMap<>();
        for (var round = 0; round < ROUNDS; round++) {
            run(file).forEach((name, figure) -> figures.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(figure));
        }
        report.say(String.format(
                Locale.ROOT,
                "%,d endpoints, %,d rights: %.1f MB of YAML, %.1f MB as an event, %.1f MB as a stored version",
                ENDPOINTS,
                ENDPOINTS * GeneratedNetwork.RIGHTS_PER_ENDPOINT,
                megabytes(figures, "YAML_BYTES"),
                megabytes(figures, "EVENT_BYTES"),
                megabytes(figures, "STORED_BYTES")));
        for (var phase : PublishPhase.values()) {
            row(report, phase.words(), figures, phase.name(), floorOf(phase));
        }
        row(report, "all of it in turn (target 2 s)", figures, "TOTAL", "");
    }

    /** One round: a JVM of its own, with the flags of ./headgate up. */
    private static Map<String, Figure> run(Path file) throws IOException, InterruptedException {
        var output = file.resolveSibling("run.out");
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-Xms128m",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CompileRun.class.getName(),
                        file.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("a round did not end well");
        }
        Map<String, Figure> figures = new HashMap<>();
        for (var line : Files.readAllLines(output)) {
            var cells = line.split("\t", -1);
            if (cells.length == 3) {
                figures.put(cells[0], new Figure(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
            }
        }
        return figures;
    }

    private static double megabytes(Map<String, List<Figure>> figures, String name) {
        return of(figures, name).getFirst().warm() / 1e6;
    }

    private static List<Figure> of(Map<String, List<Figure>> figures, String name) {
        return figures.getOrDefault(name, List.of());
    }

    /** What the phase cannot be faster than: the same text through a bare parser or writer. */
    private static String floorOf(PublishPhase phase) {
        return switch (phase) {
            case READ -> "BARE_YAML";
            case STORE, WRITE_EVENT -> "BARE_JSON_WRITE";
            case READ_EVENT -> "BARE_JSON_READ";
            case VALIDATE, COMPILE -> "";
        };
    }

    private static void row(
            Report report, String what, Map<String, List<Figure>> figures, String name, String floorName) {
        var ours = of(figures, name);
        var warm = ours.stream().mapToDouble(Figure::warm).toArray();
        var floor = of(figures, floorName).stream().mapToDouble(Figure::warm).toArray();
        report.row(
                "20,000 rights, " + what + ": cold / warm, ms",
                Figures.spread("%,.0f", ours.stream().mapToDouble(Figure::cold).toArray()) + " / "
                        + Figures.spread("%,.0f", warm),
                floor.length == 0 ? "–" : Figures.spread("%,.0f", floor),
                floor.length == 0
                        ? "–"
                        : String.format(Locale.ROOT, "%.1f × (warm)", Figures.median(warm) / Figures.median(floor)));
    }
}
