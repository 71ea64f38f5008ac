package io.headgate.routing.core;

import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rule that kept a candidate out.
 *
 * @param because the same for people, to follow the candidate's name
 * @param until when the rule may come out differently; null when time alone does not change it
 * @param cap the key of the cap without room; null for other rules
 */
record Exclusion(
        ReasonCode reason,
        String seen,
        String needed,
        String because,
        @Nullable Instant until,
        @Nullable String cap) {

    static Exclusion of(ReasonCode reason, String seen, String needed, String because) {
        return new Exclusion(reason, seen, needed, because, null, null);
    }

    static Exclusion until(@Nullable Instant until, ReasonCode reason, String seen, String needed, String because) {
        return new Exclusion(reason, seen, needed, because, until, null);
    }
}
