package io.headgate.benchmarks.compile;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.compile.PublishPhase.Publication;
import io.headgate.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * One fresh JVM: publishes the document once cold and then until it is warm, and prints one line for each figure:
 * name, tab, milliseconds cold, tab, milliseconds warm.
 */
public final class CompileRun {

    private static final int PASSES = 12;
    private static final int WARM_PASSES = 5;
    private static final LoadSettings YAML =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    private CompileRun() {}

    public static void main(String[] args) throws IOException {
        var yaml = Files.readString(Path.of(args[0]));
        // Every service has read the reference data before its first publish.
        ReferenceData.load().countiesOf("78701");
        var run = new CompileRun();
        for (var pass = 0; pass < PASSES; pass++) {
            run.publish(yaml);
        }
        run.print();
    }

    private void publish(String yaml) {
        var publication = new Publication(yaml);
        var began = System.nanoTime();
        for (var phase : PublishPhase.values()) {
            timed(phase.name(), () -> phase.run(publication));
        }
        record("TOTAL", began);
        if (publication.network().endpoints().isEmpty()) {
            throw new IllegalStateException("nothing was compiled");
        }
        var json = JsonMapper.shared();
        var tree = json.readTree(publication.event());
        timed("BARE_YAML", () -> new Load(YAML).loadFromString(yaml));
        timed("BARE_JSON_READ", () -> json.readTree(publication.event()));
        timed("BARE_JSON_WRITE", () -> json.writeValueAsBytes(tree));
        times.put("YAML_BYTES", List.of((double) yaml.length()));
        times.put("EVENT_BYTES", List.of((double) publication.event().length));
        times.put("STORED_BYTES", List.of((double) publication.stored().length()));
    }

    private void timed(String name, Runnable work) {
        var began = System.nanoTime();
        work.run();
        record(name, began);
    }

    private void record(String name, long began) {
        times.computeIfAbsent(name, _ -> new ArrayList<>()).add((System.nanoTime() - began) / 1e6);
    }

    // The parent reads this.
    @SuppressWarnings("SystemOut")
    private void print() {
        times.forEach((name, all) -> {
            var warm = all.subList(Math.max(0, all.size() - WARM_PASSES), all.size()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            System.out.println(
                    String.format(Locale.ROOT, "%s\t%.3f\t%.3f", name, all.getFirst(), Figures.median(warm)));
        });
    }
}
