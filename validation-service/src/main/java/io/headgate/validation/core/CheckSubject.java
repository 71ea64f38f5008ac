package io.headgate.validation.core;

import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;

/** The lead as a check sees it. It exists in memory only and never prints itself. */
public record CheckSubject(Contact contact, LeadFacts facts) {

    @Override
    public String toString() {
        return "CheckSubject[masked]";
    }
}
