package io.headgate.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Posts leads by a fixed schedule, whatever becomes of them: a slow answer does not slow the arrivals, a missing one is
 * counted. Connections are opened as they are needed, so that the sender is not what queues.
 */
public final class OpenLoop {

    private static final int MOST_CONNECTIONS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    // Node.js closes a connection that was idle for five seconds; a post on its way then would look refused.
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(2);

    private final LeadTarget target;
    private final long giveUpAt;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    /**
     * What became of the posts.
     *
     * @param posted how many leads were due
     * @param answered the intended moment of each lead that was answered 2xx, in {@link System#nanoTime()}
     * @param ended the intended moment of the last post
     */
    public record Offered(int posted, Map<String, Long> answered, long ended) {

        public int unanswered() {
            return posted - answered.size();
        }
    }

    private record Idle(RawHttp http, long since) {}

    private OpenLoop(LeadTarget target, long giveUpAt) {
        this.target = target;
        this.giveUpAt = giveUpAt;
    }

    /** Posts at the rate for the time and returns when every post has its answer or is given up. */
    public static Offered offer(LeadTarget target, int perSecond, Duration time) throws InterruptedException {
        long began = System.nanoTime();
        return new OpenLoop(target, began + time.plus(PATIENCE).toNanos()).run(began, perSecond, time);
    }

    private Offered run(long began, int perSecond, Duration time) throws InterruptedException {
        long gap = 1_000_000_000L / perSecond;
        int posts = Math.toIntExact(time.toNanos() / gap);
        try (var posters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < posts; i++) {
                long intended = began + i * gap;
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                var lead = target.lead();
                posters.execute(() -> post(lead, intended));
            }
        }
        idle.forEach(connection -> close(connection.http()));
        return new Offered(posts, Map.copyOf(answered), began + (posts - 1) * gap);
    }

    private void post(String lead, long intended) {
        connections.acquireUninterruptibly();
        try {
            if (System.nanoTime() < giveUpAt) {
                exchange(lead, intended);
            }
        } finally {
            connections.release();
        }
    }

    private void exchange(String lead, long intended) {
        var http = idleConnection();
        try {
            if (http == null) {
                http = new RawHttp(target.port());
            }
            target.taken(lead, http.post(target.path(), target.key(), lead))
                    .ifPresent(id -> answered.put(id, intended));
            idle.push(new Idle(http, System.nanoTime()));
        } catch (IOException e) {
            // Whoever was killed answers nothing: the lead stays unanswered, and its connection is of no more use.
            if (http != null) {
                close(http);
            }
        }
    }

    // The one that was used last; if that has been idle for too long, so have all.
    private @Nullable RawHttp idleConnection() {
        for (var last = idle.poll(); last != null; last = idle.poll()) {
            if (System.nanoTime() - last.since() < LONGEST_IDLE.toNanos()) {
                return last.http();
            }
            close(last.http());
        }
        return null;
    }

    private static void close(RawHttp http) {
        try {
            http.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
