package io.headgate.benchmarks.decide;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Lets one decider decide the cases in turn, times each decision and compares each answer outside of that time. */
final class Measurement<R> {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int ALLOCATION_SAMPLE = 2_000;

    private final Decider<R> decider;
    private final Subject subject;
    private int next;
    private long prepared;

    Measurement(Decider<R> decider, Subject subject) {
        this.decider = decider;
        this.subject = subject;
    }

    String name() {
        return decider.name();
    }

    /** How much was looked at before all the decisions so far. */
    long prepared() {
        return prepared;
    }

    /**
     * Decides for that long and returns the times in nanoseconds.
     *
     * @throws IllegalStateException when an answer is another than the engine's
     */
    Histogram run(Duration time) {
        var histogram = new Histogram(LONGEST_NANOS, 3);
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var one = subject.cases().get(next).justRead();
            prepared += decider.prepare(one);
            var began = System.nanoTime();
            var result = decider.decide(one);
            histogram.recordValue(System.nanoTime() - began);
            compare(one, decider.answer(result));
            next = (next + 1) % subject.cases().size();
        }
        return histogram;
    }

    private void compare(DecideCase one, Answer answer) {
        var expected = subject.expected().get(one.number());
        if (!answer.equals(expected)) {
            throw new IllegalStateException("%s disagrees at %,d endpoints on lead %s:%n%s%nbut the engine says%n%s"
                    .formatted(decider.name(), subject.endpoints(), one.lead().leadId(), answer, expected));
        }
    }

    /** Bytes that one decision allocates on average. */
    double allocatedBytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var sample = Math.min(ALLOCATION_SAMPLE, subject.cases().size());
        var decided = 0;
        var before = threads.getCurrentThreadAllocatedBytes();
        for (var one : subject.cases().subList(0, sample)) {
            if (decider.decide(one) != null) {
                decided++;
            }
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) decided;
    }
}
