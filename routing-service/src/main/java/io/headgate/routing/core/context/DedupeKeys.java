package io.headgate.routing.core.context;

import io.headgate.model.shared.LeadFacts;
import java.util.ArrayList;
import java.util.List;

/** The keys by which a person is recognised: keyed hashes of phone and e-mail, so that they identify nobody elsewhere. */
public final class DedupeKeys {

    private DedupeKeys() {}

    /** By which keys to remember whom an endpoint is sent: none for a test, so that it may still be sent the real lead. */
    public static List<String> rememberedOf(LeadFacts facts) {
        return facts.test() ? List.of() : keysOf(facts);
    }

    /** By which keys to ask whether the person was sent before, for a test as for a real lead. */
    public static List<String> keysOf(LeadFacts facts) {
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
