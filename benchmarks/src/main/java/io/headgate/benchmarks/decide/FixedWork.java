package io.headgate.benchmarks.decide;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The floor of a time of some microseconds: work that is always the same and touches no memory, timed as a decision is.
 * What its 99th percentile lies above its median is the machine's.
 */
final class FixedWork {

    private static final int STEPS = 3_000;

    private long state = 1;

    Histogram run(Duration time) {
        var histogram = Measurement.histogram();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var began = System.nanoTime();
            work();
            histogram.recordValue(System.nanoTime() - began);
        }
        return histogram;
    }

    // Each step needs the one before, and the field keeps the compiler from leaving them out.
    private void work() {
        var value = state;
        for (var i = 0; i < STEPS; i++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        state = value;
    }
}
