package io.headgate.routing.core;

import io.headgate.model.shared.LeadFacts;
import java.util.ArrayList;
import java.util.List;

/** By which keys a person is known again; keyed hashes, useless to anybody else. */
public final class Persons {

    private Persons() {}

    /** None for a test: whoever is sent one may be sent the real lead of the same person. */
    public static List<String> keysOf(LeadFacts facts) {
        if (facts.test()) {
            return List.of();
        }
        var keys = new ArrayList<String>(2);
        if (facts.phoneKey() != null) {
            keys.add("phone:" + facts.phoneKey());
        }
        if (facts.emailKey() != null) {
            keys.add("email:" + facts.emailKey());
        }
        return keys;
    }
}
