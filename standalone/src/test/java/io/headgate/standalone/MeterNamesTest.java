package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Of two meters whose names differ only by an ending that Prometheus keeps for itself, one is lost with nothing but a log
 * line. So every meter that the code registers is registered here, counted once, and looked for in one scrape.
 */
class MeterNamesTest {

    private static final Pattern REGISTERED = Pattern.compile(
            "(?:registry\\s*\\.\\s*(counter|gauge|timer|summary)|(Counter|Gauge|Timer|DistributionSummary)\\.builder)"
                    + "\\(\\s*\"(headgate[._a-z]+)\"");
    private static final Pattern KEPT_ENDING = Pattern.compile(".*_(total|created|bucket|info|count|sum|max)");

    private record Meter(String kind, String name) {

        String prometheus() {
            return name.replace('.', '_');
        }

        String line() {
            return switch (kind) {
                case "counter" -> prometheus() + "_total 1.0";
                case "timer" -> prometheus() + "_seconds_count 1";
                case "summary", "distributionsummary" -> prometheus() + "_count 1";
                default -> prometheus() + " 1.0";
            };
        }
    }

    @Test
    void everyMeterOfTheCodeIsSeenInOneScrape() throws IOException {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var meters = meters();

        for (var meter : meters) {
            switch (meter.kind()) {
                case "counter" ->
                    Counter.builder(meter.name()).register(registry).increment();
                case "timer" -> Timer.builder(meter.name()).register(registry).record(Duration.ofMillis(1));
                case "summary", "distributionsummary" ->
                    DistributionSummary.builder(meter.name()).register(registry).record(1);
                default -> Gauge.builder(meter.name(), () -> 1).register(registry);
            }
        }

        assertThat(meters).hasSizeGreaterThan(30).extracting(Meter::prometheus).doesNotHaveDuplicates();
        assertThat(registry.scrape().lines())
                .containsAll(meters.stream().map(Meter::line).toList());
    }

    @Test
    void noMeterEndsAsPrometheusEndsItsOwnSeries() throws IOException {
        assertThat(meters())
                .extracting(Meter::prometheus)
                .noneMatch(name -> KEPT_ENDING.matcher(name).matches());
    }

    @Test
    void everyMeterIsOnThePageOfMetrics() throws IOException {
        var page = Files.readString(Path.of("../docs/reference/metrics.md"));

        assertThat(meters()).extracting(Meter::prometheus).allMatch(page::contains);
    }

    private static List<Meter> meters() throws IOException {
        var found = new ArrayList<Meter>();
        try (var files = Files.find(Path.of(".."), 12, (file, _) -> file.toString()
                .matches("\\.\\./[a-z-]+/src/main/java/.*Metrics\\.java"))) {
            for (var file : files.toList()) {
                var matcher = REGISTERED.matcher(Files.readString(file));
                while (matcher.find()) {
                    var kind = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                    var meter = new Meter(kind.toLowerCase(Locale.ROOT), matcher.group(3));
                    // A counter that is registered early, so that it is seen at zero, is named once more where
                    // it counts.
                    if (!found.contains(meter)) {
                        found.add(meter);
                    }
                }
            }
        }
        return found;
    }
}
