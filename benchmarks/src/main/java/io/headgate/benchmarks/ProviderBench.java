package io.headgate.benchmarks;

import com.sun.net.httpserver.HttpServer;
import io.headgate.benchmarks.load.Arrivals;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;

/**
 * What a provider of checks costs, and whom: leads of a source whose provider takes 300 ms, and leads of a source that
 * asks nobody, alone and beside a source whose provider never answers.
 */
final class ProviderBench {

    private static final int ROUNDS = 3;
    private static final int SLOW_PER_SECOND = 100;
    private static final int PLAIN_PER_SECOND = 50;
    private static final int HUNG_PER_SECOND = 50;
    private static final Duration THINKING = Duration.ofMillis(300);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final String PLAIN = "searchpros-web";
    private static final String SLOW = "asks-slow";
    private static final String HUNG = "asks-hung";

    private ProviderBench() {}

    static void run(Path directory, Report report) throws Exception {
        try (var receiver = new Receiver();
                var provider = new Provider();
                var headgate = new RunningHeadgate(directory.resolve("headgate"), false)) {
            headgate.start();
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            admin.publish(document(receiver.url(), provider.url()));
            var intake = headgate.port("intake");
            var plain = new Arrivals(intake, admin.sourceKey(PLAIN), receiver);
            var slow = new Arrivals(intake, admin.sourceKey(SLOW), receiver);
            var hung = new Arrivals(intake, admin.sourceKey(HUNG), receiver);
            report.say("warm-up", measure(plain, receiver, PLAIN_PER_SECOND, WARM_UP));
            slowProvider(slow, receiver, report);
            beside(plain, hung, receiver, report);
        }
    }

    private static void slowProvider(Arrivals slow, Receiver receiver, Report report) throws InterruptedException {
        var rates = new double[ROUNDS];
        var medians = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var intended = slow.post(SLOW_PER_SECOND, RUN);
            var last = intended.keySet().stream()
                    .mapToLong(lead -> receiver.firstSeen().get(lead))
                    .max()
                    .orElseThrow();
            var first =
                    intended.values().stream().mapToLong(Long::longValue).min().orElseThrow();
            rates[i] = intended.size() * 1e9 / (last - first);
            medians[i] = histogram(intended, receiver).getValueAtPercentile(50) / 1000.0;
            report.say(
                    String.format(Locale.ROOT, "provider of 300 ms: %.1f leads/s, p50 %.0f ms", rates[i], medians[i]));
        }
        report.row(
                "leads/s through a provider that takes 300 ms, offered " + SLOW_PER_SECOND,
                Figures.spread("%.1f", rates),
                "7 by one call after another",
                "p50 " + Figures.spread("%.0f", medians) + " ms");
    }

    private static void beside(Arrivals plain, Arrivals hung, Receiver receiver, Report report) throws Exception {
        var alone = new Histogram[ROUNDS];
        var beside = new Histogram[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            alone[i] = measure(plain, receiver, PLAIN_PER_SECOND + HUNG_PER_SECOND, RUN);
            report.say("leads that ask nobody, alone", alone[i]);
            try (var other = Executors.newSingleThreadExecutor()) {
                var posting = other.submit((Callable<?>) () -> hung.post(HUNG_PER_SECOND, RUN));
                beside[i] = measure(plain, receiver, PLAIN_PER_SECOND, RUN);
                posting.get();
            }
            report.say("leads that ask nobody, beside a provider that hangs", beside[i]);
            Thread.sleep(SETTLE);
        }
        for (var percentile : List.of(50, 99)) {
            var mine = millis(beside, percentile);
            var floor = millis(alone, percentile);
            report.row(
                    "post → webhook of leads that ask nobody, beside a provider that hangs, p" + percentile + ", ms",
                    Figures.spread("%.1f", mine),
                    Figures.spread("%.1f", floor),
                    String.format(Locale.ROOT, "%.2f × (≤ 1.2)", Figures.median(mine) / Figures.median(floor)));
        }
    }

    private static String document(String receiver, String provider) {
        var sources = new ArrayList<String>();
        for (var source : List.of(SLOW, HUNG)) {
            sources.add("""
                      - id: %1$s
                        name: %1$s
                        service_lines: [termite]
                        schema: {required: [first_name, last_name, phone, address.zip, service_line]}
                        validation: {phone: {fail: reject}, risk: {provider: %1$s, unavailable: continue}}
                        contract: {valid_from: 2026-01-01}
                """.formatted(source));
        }
        var providers = """
            providers:
              - {id: asks-slow, check: risk, timeout: PT2S, concurrency: 200, per_second: 1000, http: {url: "%1$s/slow", body: '{"phone":"{phone}"}', pass_when: [{path: $.ok, equals: "true"}]}}
              - {id: asks-hung, check: risk, timeout: PT1S, concurrency: 200, per_second: 1000, http: {url: "%1$s/hung", body: '{"phone":"{phone}"}', pass_when: [{path: $.ok, equals: "true"}]}}
            """.formatted(provider);
        return BenchNetwork.local(receiver).replace("clients:\n", String.join("", sources) + "clients:\n") + providers;
    }

    private static Histogram measure(Arrivals arrivals, Receiver receiver, int perSecond, Duration time)
            throws InterruptedException {
        return histogram(arrivals.post(perSecond, time), receiver);
    }

    private static Histogram histogram(java.util.Map<String, Long> intendedByLead, Receiver receiver) {
        var histogram = new Histogram(Figures.LONGEST_MICROS, 3);
        intendedByLead.forEach((lead, intended) -> {
            var arrived = receiver.firstSeen().get(lead);
            if (arrived != null) {
                histogram.recordValue(Math.max(1, (arrived - intended) / 1000));
            }
        });
        return histogram;
    }

    private static double[] millis(Histogram[] histograms, double percentile) {
        var values = new double[histograms.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = histograms[i].getValueAtPercentile(percentile) / 1000.0;
        }
        return values;
    }

    /** Plays two providers: one takes its time, one never answers. */
    private static final class Provider implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        private final CountDownLatch closed = new CountDownLatch(1);

        Provider() throws IOException {
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/slow", exchange -> {
                pause(THINKING);
                var body = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/hung", exchange -> awaitEnd());
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private static void pause(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void awaitEnd() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            closed.countDown();
            server.stop(0);
        }
    }
}
