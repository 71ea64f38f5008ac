package io.headgate.routing.core.eligibility;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.network.Candidate;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rule that kept a candidate out. The values are kept as they were; words are made of them only for those who read.
 *
 * @param until when the rule may come out differently; null when time alone does not change it
 * @param cap the key of the cap without room; null for other rules
 * @param words says the values for the candidate that it kept out, the same whenever it is asked
 */
public record Exclusion(
        ReasonCode reason,
        @Nullable Instant until,
        @Nullable String cap,
        Function<Candidate, ComparedValues> words) {

    // All rules about the lead come before these, so whoever is kept out by one of them would take such a lead.
    private static final Set<ReasonCode> PASSING = Set.of(
            ReasonCode.CAP_REACHED,
            ReasonCode.CONCURRENCY_REACHED,
            ReasonCode.OUT_OF_HOURS,
            ReasonCode.AHEAD_OF_PACE,
            ReasonCode.ENDPOINT_UNHEALTHY);

    /**
     * The values compared.
     *
     * @param because the same for people, to follow the candidate's name
     */
    public record ComparedValues(String seen, String needed, String because) {}

    public static Exclusion of(ReasonCode reason, Function<Candidate, ComparedValues> words) {
        return until(null, reason, words);
    }

    public static Exclusion of(ReasonCode reason, String seen, String needed, String because) {
        var said = new ComparedValues(seen, needed, because);
        return of(reason, _ -> said);
    }

    public static Exclusion until(
            @Nullable Instant until, ReasonCode reason, Function<Candidate, ComparedValues> words) {
        return new Exclusion(reason, until, null, words);
    }

    /** Whether it is paused up to a moment that is known. What else keeps the lead out is not known from this. */
    boolean isPauseForATime() {
        return reason == ReasonCode.ENDPOINT_PAUSED && until != null;
    }

    /** Whether it lacked nothing but room, its hour, its pace or its health: another time it might have been taken. */
    boolean passes() {
        return PASSING.contains(reason);
    }

    public ComparedValues said(Candidate candidate) {
        return words.apply(candidate);
    }
}
