package io.headgate.routing.core;

import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rule that kept a candidate out.
 *
 * @param because the same for people, to follow the candidate's name
 * @param until when the rule may come out differently; null when time alone does not change it
 */
record Exclusion(
        ReasonCode reason,
        String seen,
        String needed,
        String because,
        @Nullable Instant until) {

    static Exclusion of(ReasonCode reason, String seen, String needed, String because) {
        return new Exclusion(reason, seen, needed, because, null);
    }
}
