package io.headgate.benchmarks.decide;

import java.util.List;
import java.util.Set;

/**
 * What must be the same whoever decides.
 *
 * @param chosen the endpoints that get the lead, in order
 * @param verdicts every candidate with the first rule that kept it out, or {@code chosen}; by endpoint
 */
public record ComparedAnswer(String outcome, String reason, List<String> chosen, List<String> verdicts) {

    private static final Set<String> PASSING =
            Set.of("CAP_REACHED", "CONCURRENCY_REACHED", "OUT_OF_HOURS", "AHEAD_OF_PACE", "ENDPOINT_UNHEALTHY");

    public ComparedAnswer {
        chosen = List.copyOf(chosen);
        verdicts = verdicts.stream().sorted().toList();
    }

    /** The answer of somebody who only found out what became of the candidates. */
    public static ComparedAnswer of(List<String> chosen, List<String> verdicts) {
        if (!chosen.isEmpty()) {
            return new ComparedAnswer("ALLOCATED", "null", chosen, verdicts);
        }
        return new ComparedAnswer("REJECTED", whyNobody(verdicts), chosen, verdicts);
    }

    private static String whyNobody(List<String> verdicts) {
        if (verdicts.isEmpty()) {
            return "NO_COVERAGE";
        }
        return verdicts.stream().anyMatch(verdict -> PASSING.contains(verdict.substring(verdict.indexOf(' ') + 1)))
                ? "NO_SALE_FOR_NOW"
                : "NO_SALE";
    }
}
