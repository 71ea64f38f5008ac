package io.headgate.benchmarks.decide;

import java.util.List;

/**
 * What must be the same whoever decides.
 *
 * @param chosen the endpoints that get the lead, in order
 * @param verdicts every candidate with the first rule that kept it out, or {@code chosen}; by endpoint
 */
record Answer(String outcome, String reason, List<String> chosen, List<String> verdicts) {

    Answer {
        chosen = List.copyOf(chosen);
        verdicts = verdicts.stream().sorted().toList();
    }

    /** The answer of somebody who only found out what became of the candidates. */
    static Answer of(List<String> chosen, List<String> verdicts) {
        if (!chosen.isEmpty()) {
            return new Answer("ALLOCATED", "null", chosen, verdicts);
        }
        return new Answer("REJECTED", verdicts.isEmpty() ? "NO_COVERAGE" : "NO_SALE", chosen, verdicts);
    }
}
