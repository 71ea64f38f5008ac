package io.headgate.routing.core;

import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rule that kept a candidate out. The values are kept as they were; words are made of them only for those who read.
 *
 * @param until when the rule may come out differently; null when time alone does not change it
 * @param cap the key of the cap without room; null for other rules
 * @param words says the values for the candidate that it kept out, the same whenever it is asked
 */
record Exclusion(
        ReasonCode reason,
        @Nullable Instant until,
        @Nullable String cap,
        Function<Candidate, Said> words) {

    /**
     * The values compared.
     *
     * @param because the same for people, to follow the candidate's name
     */
    record Said(String seen, String needed, String because) {}

    static Exclusion of(ReasonCode reason, Function<Candidate, Said> words) {
        return until(null, reason, words);
    }

    static Exclusion of(ReasonCode reason, String seen, String needed, String because) {
        var said = new Said(seen, needed, because);
        return of(reason, _ -> said);
    }

    static Exclusion until(@Nullable Instant until, ReasonCode reason, Function<Candidate, Said> words) {
        return new Exclusion(reason, until, null, words);
    }

    Said said(Candidate candidate) {
        return words.apply(candidate);
    }
}
