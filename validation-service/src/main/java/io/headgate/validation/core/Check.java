package io.headgate.validation.core;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.outbound.core.Deadline;

/** One check of a lead. Checks do not know of each other, so they may run in any order and at the same time. */
public interface Check {

    /** The check's name in policies and results; its place there is also its place in results. */
    CheckName name();

    /** Who answers, such as libphonenumber. */
    String provider();

    /** Whether it asks somebody outside and so may take its time. */
    default boolean asksOthers() {
        return false;
    }

    /** What follows when it could not be made and the source's policy does not say. */
    default CheckAction whenUnavailable() {
        return name().whenUnavailable();
    }

    /**
     * Looks at the lead.
     *
     * @param policy the source's policy for this check
     * @param deadline when the time of all checks of this lead is over; a later answer counts as none
     */
    Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline);
}
