package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The size that a publish must handle: 5,000 endpoints and 20,000 rights. */
class LargeNetworkTest {

    private static final int ENDPOINTS = 5_000;
    private static final int RIGHTS = 20_000;

    private final ReferenceData reference = ReferenceData.load();

    @Test
    void readsValidatesWritesAndComparesALargeNetwork() {
        var text = network();
        // The bounds are generous; the figures printed are the ones to look at.
        var document = timed("read", Duration.ofSeconds(20), () -> TestDocuments.read(text));
        timed("validate cold", Duration.ofSeconds(10), () -> validate(document));
        var findings = timed("validate", Duration.ofSeconds(5), () -> validate(document));
        assertThat(findings.errors()).extracting(ConfigProblem::code).containsOnly(ConfigCode.OVERLAPPING_EXCLUSIVE);

        var json = timed("write JSON", Duration.ofSeconds(10), () -> ConfigWriter.toJson(document));
        var yaml = timed("write YAML", Duration.ofSeconds(20), () -> ConfigWriter.toYaml(document));
        assertThat(TestDocuments.read(yaml)).isEqualTo(document);
        assertThat(timed("read JSON", Duration.ofSeconds(10), () -> TestDocuments.read(json)))
                .isEqualTo(document);
        assertThat(timed("diff", Duration.ofSeconds(10), () -> ConfigDiff.between(document, document)))
                .isEmpty();
    }

    private ValidationFindings validate(ConfigDocument document) {
        return ConfigValidator.validate(document, reference, LocalDate.parse("2026-04-01"));
    }

    // Processor time of this thread, so that a busy machine does not fail the test.
    private static <T> T timed(String what, Duration most, Supplier<T> work) {
        var threads = ManagementFactory.getThreadMXBean();
        var started = threads.getCurrentThreadCpuTime();
        var result = work.get();
        var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - started);
        System.out.printf("%s: %d ms%n", what, took.toMillis());
        assertThat(took).as(what).isLessThan(most);
        return result;
    }

    private String network() {
        var random = new Random(1);
        var zips = zipsInOrder();
        var text = new StringBuilder("service_lines: [{id: termite}, {id: hvac}]\nclients:\n");
        for (var i = 0; i < ENDPOINTS; i++) {
            text.append("""
                  - {id: client-%1$d, name: Dealer %1$d, time_zone: America/Chicago, endpoints: [{id: e-%1$d, price: "%2$d.00", hours: {mon-fri: ["08:00-18:00"]}, accepts: {condition: "lead.state == 'TX' or lead.zip in ['78717']"}, caps: [{limit: 40, per: day}, {limit: 8, per: hour}], delivery: {method: webhook, url: "https://e%1$d.example/in", secret_ref: s-%1$d, mapping: {phone: phone, name: "{first_name} {last_name}"}}}]}
                """.formatted(i, 20 + random.nextInt(60)).indent(0));
        }
        text.append("territories:\n");
        for (var i = 0; i < RIGHTS; i++) {
            text.append(right(i, zips, random));
        }
        return text.append("plans: [{id: all, steps: [{id: s, pool: territory}, {id: t, pool: [e-0]}]}]\n")
                .toString();
    }

    // Half exclusive and apart from each other but for the last few, half shared, one in twenty with a radius.
    private static String right(int i, List<String> zips, Random random) {
        var endpoint = i % ENDPOINTS;
        if (i % 2 == 0) {
            var own = zips.subList(i * 2, i * 2 + (i > RIGHTS - 20 ? 6 : 4));
            return "  - {endpoint: e-%d, right: exclusive, area: {zips: %s}}%n".formatted(endpoint, quoted(own));
        }
        if (i % 20 == 1) {
            return "  - {endpoint: e-%d, right: shared, tier: 2, service_lines: [hvac], area: {radius: {lat: %s, lon: %s, miles: 25}}}%n"
                    .formatted(endpoint, 30 + random.nextInt(15), -(75 + i / 1000.0));
        }
        var some = new ArrayList<>(zips.subList(i, i + 20));
        Collections.shuffle(some, random);
        return "  - {endpoint: e-%d, right: shared, tier: 2, area: {zips: %s, counties: [\"48491\"]}}%n"
                .formatted(endpoint, quoted(some));
    }

    private static String quoted(List<String> zips) {
        return "[\"" + String.join("\", \"", zips) + "\"]";
    }

    private List<String> zipsInOrder() {
        return IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .filter(reference::knowsZip)
                .toList();
    }
}
