package io.headgate.intake.core.claim;

import io.headgate.intake.core.reading.ParsedSubmission;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.DedupeScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lead says of its person to those that come later, and what it asks of those that came before. Every lead of a
 * person is remembered, whatever its own source's contract; how far back one looks, at which leads and by which keys is
 * the contract of the source that looks.
 *
 * @param persons the person's names, as keyed hashes, in one order for all leads
 * @param lookedFor those of the names by which the contract recognises duplicates; empty when it does not
 */
public record PersonClaims(List<String> persons, List<String> lookedFor, DedupeScope scope, Instant lookedBackTo) {

    private static final PersonClaims NONE = new PersonClaims(List.of(), List.of(), DedupeScope.SOURCE, Instant.MIN);

    public PersonClaims {
        persons = List.copyOf(persons);
        lookedFor = List.copyOf(lookedFor);
    }

    /** A lead that nobody remembers and that remembers nobody. */
    public static PersonClaims none() {
        return NONE;
    }

    /** The claims of a lead; a test sees nobody and is seen by nobody. */
    public static PersonClaims of(
            SourceTerms terms,
            ParsedSubmission reading,
            Instant at,
            @Nullable String phoneKey,
            @Nullable String emailKey) {
        if (reading.test()) {
            return NONE;
        }
        var persons = Stream.of(phoneKey, emailKey)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        var dedupe = terms.dedupe();
        if (dedupe == null) {
            return new PersonClaims(persons, List.of(), DedupeScope.SOURCE, at);
        }
        var lookedFor = new ArrayList<String>();
        if (phoneKey != null && dedupe.keys().contains(DedupeKey.PHONE)) {
            lookedFor.add(phoneKey);
        }
        if (emailKey != null && dedupe.keys().contains(DedupeKey.EMAIL)) {
            lookedFor.add(emailKey);
        }
        return new PersonClaims(persons, lookedFor, dedupe.scope(), at.minus(dedupe.window()));
    }
}
