package io.headgate.validation.core;

import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import java.util.Map;

/** A check that a source's policy names and nobody here can make: it says so of every lead, and the policy decides. */
public record UnavailableCheck(String name) implements Check {

    private static final int LAST = Integer.MAX_VALUE;

    @Override
    public String provider() {
        return "none";
    }

    @Override
    public int rank() {
        return LAST;
    }

    @Override
    public Finding look(CheckSubject subject, CheckPolicy policy) {
        return new Finding(
                Verdict.UNAVAILABLE,
                ReasonCode.CHECK_UNAVAILABLE,
                "the %s check is not available in this version".formatted(name),
                Map.of(),
                null);
    }
}
