package io.headgate.benchmarks.load;

import java.time.Duration;
import java.util.Map;

/**
 * Leads that arrive at intake by a fixed schedule, every one of which must be taken and delivered; the time of each
 * lead counts from its intended start.
 */
public final class Arrivals {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LeadTarget target;
    private final Receiver receiver;

    public Arrivals(int port, String key, Receiver receiver) {
        this(LeadTarget.intake(port, key), receiver);
    }

    public Arrivals(LeadTarget target, Receiver receiver) {
        this.target = target;
        this.receiver = receiver;
    }

    /** Posts for the time and returns when every lead has reached the receiver: the intended start of each lead. */
    public Map<String, Long> post(int perSecond, Duration time) throws InterruptedException {
        var offered = OpenLoop.offer(target, perSecond, time);
        if (offered.unanswered() > 0) {
            throw new IllegalStateException(
                    "%d of %d posts were not answered 2xx".formatted(offered.unanswered(), offered.posted()));
        }
        awaitAll(offered.answered());
        return offered.answered();
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
