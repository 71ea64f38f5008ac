package io.headgate.benchmarks.search;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.Report;
import io.headgate.benchmarks.platform.RunningHeadgate;
import io.headgate.service.crypto.BlindIndex;
import io.headgate.service.crypto.MasterKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finding leads among a million, through the portal's own search as a page of the portal calls it, beside a bare query of
 * the same database by one index, a page of 50 leads each; both in turn.
 */
public final class SearchBench {

    private static final int LEADS = Integer.getInteger("headgate.search.leads", 1_000_000);
    private static final int BATCH = 20_000;
    private static final int SAMPLED_OF = 200;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 3;
    private static final int ASKED = 200;
    private static final long LONGEST_MICROS = 600_000_000;
    private static final long SEED = 20_261_130;
    private static final double SLOW_MILLIS = 50;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BARE =
            "SELECT * FROM lead_view WHERE vendor_id = ? ORDER BY received_at DESC, lead_id DESC LIMIT 51";

    private final RunningHeadgate headgate;
    private final Report report;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final List<LeadSupply.Lead> sample = new ArrayList<>();

    private SearchBench(RunningHeadgate headgate, Report report) {
        this.headgate = headgate;
        this.report = report;
    }

    public static void run(Path directory, Report report) throws Exception {
        try (var headgate = new RunningHeadgate(directory.resolve("headgate"), false)) {
            headgate.start();
            var bench = new SearchBench(headgate, report);
            try (var connection = headgate.connect("portal")) {
                bench.fill(connection);
                bench.measure(connection);
            }
        }
    }

    private void fill(Connection connection) throws Exception {
        var began = System.nanoTime();
        var supply = new LeadSupply(SEED, LEADS, Instant.now());
        var copy = new LeadRowsCopy(new BlindIndex(MasterKey.of(headgate.secret("master-key"))));
        var indexes = Indexes.dropped(connection, "lead_view", "lead_story");
        for (var i = 0; i < LEADS; i++) {
            var lead = supply.next(i);
            copy.add(lead);
            if (random.nextInt(SAMPLED_OF) == 0) {
                sample.add(lead);
            }
            if (i % BATCH == BATCH - 1) {
                copy.flush(connection);
            }
        }
        copy.flush(connection);
        indexes.rebuild();
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) lead_view");
            statement.execute("VACUUM (ANALYZE) lead_story");
        }
        report.say(String.format(
                Locale.ROOT,
                "%,d leads copied and analysed in %d s",
                LEADS,
                (System.nanoTime() - began) / 1_000_000_000));
    }

    private void measure(Connection connection) throws Exception {
        var ours = new EnumMap<SearchQuestion, List<Histogram>>(SearchQuestion.class);
        var bare = new ArrayList<Histogram>();
        try (var query = connection.prepareStatement(BARE)) {
            for (var i = 0; i < WARM_UP; i++) {
                for (var question : SearchQuestion.values()) {
                    ask(question);
                }
                bare(query);
            }
            for (var round = 0; round < ROUNDS; round++) {
                var floor = new Histogram(LONGEST_MICROS, 3);
                for (var question : SearchQuestion.values()) {
                    var seen = new Histogram(LONGEST_MICROS, 3);
                    for (var i = 0; i < ASKED; i++) {
                        seen.recordValue(ask(question));
                        floor.recordValue(bare(query));
                    }
                    ours.computeIfAbsent(question, _ -> new ArrayList<>()).add(seen);
                }
                bare.add(floor);
            }
        }
        for (var question : SearchQuestion.values()) {
            row(question, ours.getOrDefault(question, List.of()), bare);
        }
    }

    private void row(SearchQuestion question, List<Histogram> ours, List<Histogram> bare) {
        var p95 = at(ours, 95);
        report.row(
                String.format(
                        Locale.ROOT,
                        "a page of leads %s, among %,d: p50 %s, p95, ms",
                        question.words(),
                        LEADS,
                        Figures.spread("%.1f", at(ours, 50))),
                Figures.spread("%.1f", p95),
                Figures.spread("%.1f", at(bare, 95)),
                String.format(Locale.ROOT, "%.1f ×", Figures.median(p95) / Figures.median(at(bare, 95))));
    }

    private static double[] at(List<Histogram> histograms, double percentile) {
        return histograms.stream()
                .mapToDouble(one -> one.getValueAtPercentile(percentile) / 1e3)
                .toArray();
    }

    private LeadSupply.Lead any() {
        return sample.get(random.nextInt(sample.size()));
    }

    /** Asks once and returns the microseconds; an answer that cannot be right ends the run. */
    private long ask(SearchQuestion question) throws Exception {
        var lead = any();
        Map<String, String> asked = question.of(lead, sample, random);
        var request = HttpRequest.newBuilder(URI.create(headgate.url("portal") + "/api/admin/leads/search"))
                .header("Authorization", "Bearer " + RunningHeadgate.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(asked)))
                .build();
        var began = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        var micros = (System.nanoTime() - began) / 1_000;
        check(question, lead, asked, answer);
        if (micros > SLOW_MILLIS * 1_000) {
            report.say(String.format(Locale.ROOT, "%,d ms: %s %s", micros / 1_000, question, asked));
        }
        return micros;
    }

    private static void check(
            SearchQuestion question, LeadSupply.Lead lead, Map<String, String> asked, HttpResponse<String> answer) {
        var items = JSON.readTree(answer.body()).path("items");
        var right = answer.statusCode() == 200
                && (question.mayFindNothing() || !items.isEmpty())
                && (!question.meansItsLead()
                        || answer.body().contains(lead.state().leadId().toString()));
        if (!right) {
            throw new IllegalStateException(
                    question + " " + asked + " got " + answer.statusCode() + " " + answer.body());
        }
    }

    private long bare(PreparedStatement query) throws Exception {
        query.setString(1, any().facts().vendorId());
        var began = System.nanoTime();
        var rows = 0;
        try (var found = query.executeQuery()) {
            while (found.next()) {
                found.getString("lead_id");
                rows++;
            }
        }
        var micros = (System.nanoTime() - began) / 1_000;
        if (rows == 0) {
            throw new IllegalStateException("the floor found nothing");
        }
        return micros;
    }
}
