package io.headgate.benchmarks.decide;

import com.sun.management.ThreadMXBean;
import io.headgate.benchmarks.decide.generated.DecideCase;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Lets one decider decide the cases in turn, times each decision and compares each answer outside of that time. */
final class Measurement<R> {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int ALLOCATION_SAMPLE = 2_000;

    private final Decider<R> decider;
    private final DecideWorkload subject;
    private int next;
    private long prepared;

    Measurement(Decider<R> decider, DecideWorkload subject) {
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
        var histogram = histogram();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            histogram.recordValue(nanos(subject.cases().get(next)));
            next = (next + 1) % subject.cases().size();
        }
        return histogram;
    }

    /**
     * Decides every case in turn, that many times over, and returns of each the median of its times: what it takes of
     * itself, without what the machine did meanwhile.
     */
    Histogram typical(int times) {
        var cases = subject.cases();
        var nanos = new long[cases.size()][times];
        for (var i = 0; i < times; i++) {
            for (var j = 0; j < nanos.length; j++) {
                nanos[j][i] = nanos(cases.get(j));
            }
        }
        var histogram = histogram();
        for (var one : nanos) {
            Arrays.sort(one);
            histogram.recordValue(one[times / 2]);
        }
        return histogram;
    }

    static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    private long nanos(DecideCase remembered) {
        var one = remembered.justRead();
        prepared += decider.prepare(one);
        var began = System.nanoTime();
        var result = decider.decide(one);
        var took = System.nanoTime() - began;
        compare(one, decider.answer(result));
        return took;
    }

    private void compare(DecideCase one, ComparedAnswer answer) {
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
