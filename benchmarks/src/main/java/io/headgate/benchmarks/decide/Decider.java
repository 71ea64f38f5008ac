package io.headgate.benchmarks.decide;

import io.headgate.benchmarks.decide.generated.DecideCase;

/**
 * One way to decide leads over one network.
 *
 * @param <R> what it says at the end of the time that is measured
 */
public interface Decider<R> extends AutoCloseable {

    String name();

    /**
     * What comes before the decision, not measured.
     *
     * @return how much was looked at, so that nobody can leave it out unseen
     */
    default int prepare(DecideCase one) {
        return 0;
    }

    /** Decides; this is what is measured. */
    R decide(DecideCase one);

    /** The result in the form in which it is compared; not measured. */
    ComparedAnswer answer(R result);

    @Override
    default void close() {}
}
