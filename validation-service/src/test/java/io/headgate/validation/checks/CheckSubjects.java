package io.headgate.validation.checks;

import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.outbound.core.Deadline;
import io.headgate.validation.core.CheckSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Leads for checks: one says only what matters. */
final class CheckSubjects {

    /** Built-in checks ask nobody, so that their time does not matter. */
    static final Deadline SOON = Deadline.after(Duration.ofSeconds(5), 0);

    private CheckSubjects() {}

    static CheckSubject phone(String phone, String state, String zip) {
        return subject(phone, "jane@example.com", new Address(null, null, null, state, zip, null, null), null);
    }

    static CheckSubject email(String email) {
        return subject("+15122345678", email, Address.NONE, null);
    }

    static CheckSubject address(String zip, String city, String state) {
        return subject("+15122345678", null, new Address(null, null, city, state, zip, null, null), null);
    }

    static CheckSubject consent(Consent consent) {
        return subject("+15122345678", null, Address.NONE, consent);
    }

    static CheckSubject nobody() {
        return subject(null, null, Address.NONE, null);
    }

    static CheckSubject subject(String phone, String email, Address address, Consent consent) {
        var contact = new Contact("Jane", "Doe", email, phone, null, address, consent, null, Map.of());
        var sent = new Location(address.zip(), address.city(), address.state(), List.of(), null, null, null);
        var facts = new LeadFacts(
                "web",
                "searchpros",
                null,
                null,
                "termite",
                "residential",
                null,
                false,
                Instant.parse("2026-03-01T12:00:00Z"),
                sent,
                Map.of(),
                null,
                null);
        return new CheckSubject(contact, facts);
    }
}
