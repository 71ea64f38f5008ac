package io.headgate.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Leads that arrive by a fixed schedule, an open model: a slow answer does not slow the arrivals, and the time of each
 * lead counts from its intended start.
 */
public final class Arrivals {

    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LEAD_ID = Pattern.compile("lead_[0-9a-f-]{36}");

    private final int port;
    private final String key;
    private final Receiver receiver;

    public Arrivals(int port, String key, Receiver receiver) {
        this.port = port;
        this.key = key;
        this.receiver = receiver;
    }

    /** Posts for the time and returns when every lead has reached the receiver: the intended start of each lead. */
    public Map<String, Long> post(int perSecond, Duration time) throws InterruptedException {
        Map<String, Long> intendedByLead = new ConcurrentHashMap<>();
        long gap = 1_000_000_000L / perSecond;
        long messages = time.toNanos() / gap;
        long began = System.nanoTime();
        var connections = ThreadLocal.withInitial(() -> connect(port));
        try (var posters = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (long i = 0; i < messages; i++) {
                long intended = began + i * gap;
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                var lead = BenchNetwork.lead();
                posters.execute(() -> post(connections.get(), lead, intended, intendedByLead));
            }
        }
        awaitAll(intendedByLead);
        return intendedByLead;
    }

    private static RawHttp connect(int port) {
        try {
            return new RawHttp(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void post(RawHttp http, String lead, long intended, Map<String, Long> intendedByLead) {
        try {
            var answer = http.post("/v1/leads", key, lead);
            var matcher = LEAD_ID.matcher(answer.body());
            if (answer.status() / 100 == 2 && matcher.find()) {
                intendedByLead.put(matcher.group(), intended);
            } else {
                throw new IllegalStateException("intake answered " + answer.status());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAll(Map<String, Long> intendedByLead) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !receiver.firstSeen().keySet().containsAll(intendedByLead.keySet())) {
            Thread.sleep(50);
        }
        long missing = intendedByLead.keySet().stream()
                .filter(lead -> !receiver.firstSeen().containsKey(lead))
                .count();
        if (missing > 0) {
            throw new IllegalStateException(missing + " leads did not arrive within 30 s");
        }
    }
}
