package io.headgate.validation.core;

import io.headgate.model.config.CheckPolicy;

/** One check of a lead. Checks do not know of each other, so they may run in any order and at the same time. */
public interface Check {

    /** The check's name in policies and results: phone, email, location or consent. */
    String name();

    /** Who answers, such as libphonenumber. */
    String provider();

    /** Where it stands in results, and which check's reason a rejection gives when several reject. */
    int rank();

    /** Looks at the lead; the policy is the source's for this check. */
    Finding look(CheckSubject subject, CheckPolicy policy);
}
