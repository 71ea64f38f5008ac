package io.headgate.benchmarks;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A source that posts one lead after the other and repeats each under its key until it is promised an outcome. What it
 * was told is the oracle.
 */
final class HonestClient implements AutoCloseable {

    private static final long PAUSE_MILLIS = 40;

    private final Calls source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<String, String> promised = new ConcurrentHashMap<>();
    private final Queue<Calls.Answer> refusals = new ConcurrentLinkedQueue<>();
    private final Future<?> work;
    private volatile boolean enough;

    HonestClient(Calls source, String serviceLine) {
        this.source = source;
        this.work = thread.submit(() -> {
            while (!enough) {
                post(
                        SyntheticPeople.wanting(serviceLine).toString(),
                        UUID.randomUUID().toString());
            }
            return null;
        });
    }

    /** Which lead each request was promised. */
    Map<String, String> promised() {
        return promised;
    }

    /** Every answer that was no promise. */
    Queue<Calls.Answer> refusals() {
        return refusals;
    }

    private void post(String lead, String idempotencyKey) throws InterruptedException {
        while (!promised.containsKey(idempotencyKey)) {
            try {
                var answer = source.with("Idempotency-Key", idempotencyKey).post("/v1/leads", lead);
                if (answer.status() == 202) {
                    promised.put(idempotencyKey, answer.json().path("lead_id").asString());
                } else {
                    refusals.add(answer);
                }
            } catch (UncheckedIOException e) {
                // Nobody was there: the request is repeated like a refused one.
                promised.remove(idempotencyKey);
            }
            // Not a wait for an effect: so fast and no faster does this source send.
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Returns when the request that is under way has its promise. */
    @Override
    public void close() throws Exception {
        enough = true;
        try {
            work.get(6, TimeUnit.MINUTES);
        } finally {
            thread.shutdownNow();
        }
    }
}
