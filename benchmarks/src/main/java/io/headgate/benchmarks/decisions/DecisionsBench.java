package io.headgate.benchmarks.decisions;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.Report;
import io.headgate.model.portal.v1.ConfigPublished;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Decisions per second of two copies of routing, from the validated lead on its topic to the announced decision: all
 * through one cap, and through 1,000 caps, beside bare updates of as many rows.
 */
public final class DecisionsBench {

    private static final int COPIES = 2;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 3;
    private static final int LEADS = 8_000;
    private static final int HOT_LIMIT = 7_600;
    private static final int COLD_LIMIT = 7;

    private final Report report;
    private final CapNetwork network = new CapNetwork(WARM_UPS + ROUNDS, HOT_LIMIT, COLD_LIMIT);
    private final List<Double> hot = new ArrayList<>();
    private final List<Double> cold = new ArrayList<>();
    private final List<Double> hotFloor = new ArrayList<>();
    private final List<Double> coldFloor = new ArrayList<>();
    private final List<Double> inserts = new ArrayList<>();

    private DecisionsBench(Report report) {
        this.report = report;
    }

    public static void run(Path directory, Report report) throws Exception {
        var bench = new DecisionsBench(report);
        try (var routing = new RoutingAlone(directory.resolve("headgate"))) {
            routing.start(COPIES);
            try (var topics = new RoutingTopics(routing.bootstrap())) {
                topics.publish(
                        new ConfigPublished(1, Instant.now(), "benchmark", "benchmark", bench.network.document()));
                routing.awaitVersion(1);
                bench.measure(new BareUpdates(routing), topics);
            }
        }
        bench.rows();
    }

    private void measure(BareUpdates bare, RoutingTopics topics) throws Exception {
        for (var round = 0; round < WARM_UPS; round++) {
            report.say(String.format(Locale.ROOT, "warm-up: hot %,.0f/s", hot(topics, round)));
            report.say(String.format(Locale.ROOT, "warm-up: cold %,.0f/s", cold(topics, round)));
        }
        for (var round = WARM_UPS; round < WARM_UPS + ROUNDS; round++) {
            hotFloor.add(bare.hot());
            hot.add(hot(topics, round));
            coldFloor.add(bare.cold());
            cold.add(cold(topics, round));
            inserts.add(bare.inserts());
        }
    }

    private double hot(RoutingTopics topics, int round) {
        var line = CapNetwork.hot(round);
        var seconds = topics.decide(network.leads(line, LEADS));
        var leads = topics.routed(HOT_LIMIT);
        if (leads.size() != 1 || leads.values().iterator().next().size() != HOT_LIMIT) {
            throw new IllegalStateException("the cap of " + HOT_LIMIT + " was not exact on " + line);
        }
        return LEADS / seconds;
    }

    private double cold(RoutingTopics topics, int round) {
        var line = CapNetwork.cold(round);
        var seconds = topics.decide(network.leads(line, LEADS));
        var leads = topics.routed(COLD_LIMIT * CapNetwork.COLD_CAPS);
        if (leads.size() != CapNetwork.COLD_CAPS || leads.values().stream().anyMatch(got -> got.size() != COLD_LIMIT)) {
            throw new IllegalStateException("the caps of " + COLD_LIMIT + " were not exact on " + line);
        }
        return LEADS / seconds;
    }

    private void rows() {
        row(
                "1 hot cap (every one of %,d leads meets it; exactly %,d allocated)".formatted(LEADS, HOT_LIMIT),
                hot,
                hotFloor);
        row("1,000 cold caps (%,d leads; exactly %d allocated by each)".formatted(LEADS, COLD_LIMIT), cold, coldFloor);
        row("1 hot cap beside one insert per commit", hot, inserts);
        row("1,000 cold caps beside one insert per commit", cold, inserts);
    }

    private void row(String what, List<Double> ours, List<Double> floor) {
        var ratios = new double[ours.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / floor.get(i);
        }
        report.row(
                "decisions/s, topic to topic, " + COPIES + " routing copies: " + what,
                Figures.spread("%,.0f", array(ours)),
                Figures.spread("%,.0f", array(floor)),
                Figures.spread("%.3f", ratios));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
