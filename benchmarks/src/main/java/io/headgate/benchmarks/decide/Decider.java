package io.headgate.benchmarks.decide;

/**
 * One way to decide leads over one network.
 *
 * @param <R> what it says at the end of the time that is measured
 */
interface Decider<R> extends AutoCloseable {

    String name();

    /** Decides; this is what is measured. */
    R decide(DecideCase one);

    /** The result in the form in which it is compared; not measured. */
    Answer answer(R result);

    @Override
    default void close() {}
}
