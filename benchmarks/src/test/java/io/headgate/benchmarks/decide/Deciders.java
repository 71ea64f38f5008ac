package io.headgate.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;

final class Deciders {

    private Deciders() {}

    /** The decider answers every lead of the subject as the engine did. */
    static <R> void assertAgree(long seed, DecideWorkload subject, Decider<R> decider) {
        for (var one : subject.cases()) {
            assertThat(decider.answer(decider.decide(one)))
                    .as("%s, seed %d, lead %d: %s", decider.name(), seed, one.number(), one.lead())
                    .isEqualTo(subject.expected().get(one.number()));
        }
    }
}
