package io.headgate.outbound.core;

import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import java.util.List;
import java.util.Map;

/** A person for tests: every value is one that occurs nowhere else. */
final class Persons {

    private Persons() {}

    static Contact contact() {
        return new Contact(
                "Zebedee",
                "Quillfeather",
                "zebedee@canary.example",
                "+15125550187",
                null,
                new Address("1 Canary Yard", null, "Austin", "TX", "78717", null, "US"),
                new Consent(
                        "I agree to be called",
                        "2026-03-02T15:04:00Z",
                        "198.51.100.77",
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                "src-canary-9",
                Map.of("home_owner", true, "budget", 1500, "note", "{email} ${phone}"));
    }
}
