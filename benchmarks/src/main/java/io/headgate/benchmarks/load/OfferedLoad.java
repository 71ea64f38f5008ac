package io.headgate.benchmarks.load;

import java.time.Duration;
import java.util.Map;

/** Offers leads to a target and watches them arrive. */
public final class OfferedLoad {

    private static final Duration STEP_WARM_UP = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final LeadTarget target;
    private final Receiver receiver;

    public OfferedLoad(LeadTarget target, Receiver receiver) {
        this.target = target;
        this.receiver = receiver;
    }

    /** Offers a rate and waits until nothing of it is on its way any more, so that the next one begins with empty queues. */
    public RateStep step(int perSecond) throws InterruptedException {
        return step(perSecond, STEP_WARM_UP, STEP);
    }

    /** Offers a rate for that long after that warm-up, and waits until nothing of it is on its way any more. */
    public RateStep step(int perSecond, Duration warmUp, Duration time) throws InterruptedException {
        long countedFrom = System.nanoTime() + warmUp.toNanos();
        var offered = OpenLoop.offer(target, perSecond, warmUp.plus(time));
        awaitArrivals(offered.answered(), DRAIN);
        return RateStep.of(perSecond, offered, receiver.firstSeen(), countedFrom);
    }

    /** Waits until all leads have arrived, or until nothing has arrived for that long. */
    public void awaitArrivals(Map<String, Long> answered, Duration quiet) throws InterruptedException {
        long seen = receiver.count();
        long since = System.nanoTime();
        while (!receiver.firstSeen().keySet().containsAll(answered.keySet())
                && System.nanoTime() - since < quiet.toNanos()) {
            Thread.sleep(50);
            if (receiver.count() != seen) {
                seen = receiver.count();
                since = System.nanoTime();
            }
        }
    }
}
