package io.headgate.intake.core;

import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.DedupeScope;
import io.headgate.model.config.SourceDedupe;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names under which a lead claims its person within the contract's scope: who holds a name first is no duplicate. */
public final class PersonClaims {

    private PersonClaims() {}

    /** In one order for all leads, so that two that share both phone and e-mail cannot wait for one another. */
    public static List<String> of(
            SourceDedupe dedupe,
            SourceTerms terms,
            Reading reading,
            @Nullable String phoneKey,
            @Nullable String emailKey) {
        // A test lead never makes a real one a duplicate.
        var scope = (reading.test() ? "test/" : "") + scope(dedupe.scope(), terms, reading);
        var phone = dedupe.keys().contains(DedupeKey.PHONE) ? phoneKey : null;
        var email = dedupe.keys().contains(DedupeKey.EMAIL) ? emailKey : null;
        return Stream.of(claim(scope, "phone", phone), claim(scope, "email", email))
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private static List<String> claim(String scope, String kind, @Nullable String key) {
        return key == null ? List.of() : List.of(scope + "/" + kind + "/" + key);
    }

    private static String scope(DedupeScope scope, SourceTerms terms, Reading reading) {
        return switch (scope) {
            case SOURCE -> "source/" + terms.sourceId();
            case VENDOR -> "vendor/" + terms.vendorId();
            case SERVICE_LINE -> "service-line/" + reading.serviceLine();
            case GLOBAL -> "global";
        };
    }
}
