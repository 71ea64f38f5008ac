package io.headgate.benchmarks.decide;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.Report;
import io.headgate.benchmarks.decide.compared.DroolsDecider;
import io.headgate.benchmarks.decide.compared.PlainNetwork;
import io.headgate.benchmarks.decide.compared.ScanDecider;
import io.headgate.benchmarks.decide.compared.SqlDecider;
import io.headgate.benchmarks.decide.generated.GeneratedNetwork;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** The engine alone: how long one decision takes, how that grows with the network, and what others take for the same answers. */
public final class DecideBench {

    private static final long SEED = 20_261_125L;
    private static final int LEADS = 10_000;
    private static final List<Integer> GROWING = List.of(100, 1_000, 5_000, 10_000);
    private static final int GROWING_ROUNDS = 5;
    private static final Duration GROWING_WARM_UP = Duration.ofSeconds(4);
    private static final Duration GROWING_TIME = Duration.ofMillis(2_500);
    private static final int TIMES_OVER = 9;
    private static final List<Integer> COMPARED = List.of(100, 1_000, 5_000, 20_000);
    private static final int COMPARED_ROUNDS = 3;
    private static final Duration COMPARED_WARM_UP = Duration.ofMillis(2_000);
    private static final Duration COMPARED_TIME = Duration.ofMillis(1_200);
    private static final double MICROS = 1_000;

    private final Report report;

    private DecideBench(Report report) {
        this.report = report;
    }

    public static void run(Path directory, Report report) throws Exception {
        var bench = new DecideBench(report);
        report.say("Seed " + SEED);
        bench.grow();
        try (var postgres = EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("postgres"), 0)
                .with("shared_buffers", "256MB")
                .with("max_wal_size", "2GB"))) {
            for (var endpoints : COMPARED) {
                bench.compare(endpoints, postgres);
            }
        }
    }

    /** The engine on networks of growing size, in turn. */
    private void grow() {
        Map<Integer, DecideWorkload> subjects = new LinkedHashMap<>();
        GROWING.forEach(endpoints -> subjects.put(endpoints, subject(endpoints)));
        for (var kind : EngineDecider.Kind.values()) {
            grow(kind, subjects);
        }
    }

    private void grow(EngineDecider.Kind kind, Map<Integer, DecideWorkload> subjects) {
        Map<Integer, Measurement<?>> sizes = new LinkedHashMap<>();
        subjects.forEach((endpoints, subject) ->
                sizes.put(endpoints, new Measurement<>(new EngineDecider(subject.network(), kind), subject)));
        sizes.values().forEach(size -> size.run(GROWING_WARM_UP));
        Map<Integer, List<Histogram>> times = new LinkedHashMap<>();
        var floor = new FixedWork();
        floor.run(GROWING_WARM_UP);
        var still = new ArrayList<Histogram>();
        for (var round = 0; round < GROWING_ROUNDS; round++) {
            still.add(floor.run(GROWING_TIME));
            sizes.forEach((endpoints, size) ->
                    times.computeIfAbsent(endpoints, _ -> new ArrayList<>()).add(size.run(GROWING_TIME)));
        }
        var what = "decide(), " + sizes.values().iterator().next().name();
        report.row("work that is always the same: p50 / p99 / p99.9, µs", percentiles(still), "–", "–");
        sizes.forEach((endpoints, size) -> rows(what, endpoints, times.getOrDefault(endpoints, List.of()), size));
        growth(what + ", median", times, histogram -> histogram.getValueAtPercentile(50));
        growth(what + ", mean", times, Histogram::getMean);
        report.say(String.format(
                Locale.ROOT,
                "%s: %,d counters listed beforehand",
                what,
                sizes.values().stream().mapToLong(Measurement::prepared).sum()));
    }

    private DecideWorkload subject(int endpoints) {
        var subject = DecideWorkload.generate(SEED, endpoints, LEADS);
        report.say(String.format(
                Locale.ROOT,
                "%,d endpoints, %,d rights: %.1f candidates per lead, %.0f %% of the leads allocated",
                endpoints,
                subject.rights(),
                subject.candidates(),
                100 * subject.allocated()));
        return subject;
    }

    private void rows(String engine, int endpoints, List<Histogram> times, Measurement<?> size) {
        var what = String.format(
                Locale.ROOT,
                "%s, %,d endpoints, %,d rights",
                engine,
                endpoints,
                endpoints * GeneratedNetwork.RIGHTS_PER_ENDPOINT);
        report.row(what + ": p50 / p99 / p99.9, µs", percentiles(times), "–", "–");
        report.row(
                what + ", each lead by the median of its times: p50 / p99 / p99.9, µs",
                percentiles(List.of(size.typical(TIMES_OVER))),
                "–",
                "–");
        report.row(
                what + ": allocated, KiB", String.format(Locale.ROOT, "%.1f", size.allocatedBytes() / 1024), "–", "–");
    }

    private static String percentiles(List<Histogram> times) {
        return "%s / %s / %s".formatted(micros(times, 50), micros(times, 99), micros(times, 99.9));
    }

    private static String micros(List<Histogram> times, double percentile) {
        return Figures.spread("%.1f", each(times, histogram -> histogram.getValueAtPercentile(percentile) / MICROS));
    }

    private static double[] each(List<Histogram> times, ToDoubleFunction<Histogram> figure) {
        return times.stream().mapToDouble(figure).toArray();
    }

    private void growth(String kind, Map<Integer, List<Histogram>> times, ToDoubleFunction<Histogram> figure) {
        var small = each(times.getOrDefault(GROWING.getFirst(), List.of()), figure);
        var large = each(times.getOrDefault(GROWING.getLast(), List.of()), figure);
        var ratios = new double[small.length];
        for (var round = 0; round < ratios.length; round++) {
            ratios[round] = large[round] / small[round];
        }
        report.row(
                String.format(
                        Locale.ROOT,
                        "%s: cost at %,d endpoints beside that at %,d, µs",
                        kind,
                        GROWING.getLast(),
                        GROWING.getFirst()),
                String.format(Locale.ROOT, "%.1f", Figures.median(large) / MICROS),
                String.format(Locale.ROOT, "%.1f", Figures.median(small) / MICROS),
                Figures.spread("%.2f", ratios) + " ×");
    }

    /** Everybody on the same leads of one network, in turn; every answer must be the engine's. */
    private void compare(int endpoints, EmbeddedPostgres postgres) throws Exception {
        var subject = subject(endpoints);
        var plain = new PlainNetwork(subject.document());
        try (var drools = new DroolsDecider(plain, subject.world());
                var sql = new SqlDecider(postgres, plain, subject.world())) {
            var all = List.<Measurement<?>>of(
                    new Measurement<>(new EngineDecider(subject.network(), EngineDecider.Kind.AT_FIRST_SIGHT), subject),
                    new Measurement<>(new ScanDecider(plain), subject),
                    new Measurement<>(drools, subject),
                    new Measurement<>(sql, subject));
            all.forEach(one -> one.run(COMPARED_WARM_UP));
            Map<String, List<Histogram>> times = new LinkedHashMap<>();
            for (var round = 0; round < COMPARED_ROUNDS; round++) {
                all.forEach(one -> times.computeIfAbsent(one.name(), _ -> new ArrayList<>())
                        .add(one.run(COMPARED_TIME)));
            }
            var engine = times.getOrDefault(all.getFirst().name(), List.of());
            all.stream().skip(1).forEach(other -> compared(endpoints, other.name(), engine, times));
        }
    }

    private void compared(int endpoints, String other, List<Histogram> engine, Map<String, List<Histogram>> times) {
        var ours = each(engine, histogram -> histogram.getValueAtPercentile(50));
        var theirs = each(times.getOrDefault(other, List.of()), histogram -> histogram.getValueAtPercentile(50));
        var ratios = new double[ours.length];
        for (var round = 0; round < ratios.length; round++) {
            ratios[round] = theirs[round] / ours[round];
        }
        report.row(
                String.format(Locale.ROOT, "decide() at %,d endpoints beside %s, p50, µs", endpoints, other),
                String.format(Locale.ROOT, "%.1f", Figures.median(ours) / MICROS),
                String.format(Locale.ROOT, "%,.1f", Figures.median(theirs) / MICROS),
                Figures.spread("%,.1f", ratios) + " × ours");
    }
}
