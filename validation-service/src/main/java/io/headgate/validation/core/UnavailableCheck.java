package io.headgate.validation.core;

import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.outbound.core.Deadline;

/** A check that a source's policy names and nobody here can make: it says so of every lead, and the policy decides. */
public record UnavailableCheck(CheckName name) implements Check {

    @Override
    public String provider() {
        return "none";
    }

    @Override
    public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        return Finding.unavailable("the %s check is not available in this version".formatted(name.wireName()));
    }
}
