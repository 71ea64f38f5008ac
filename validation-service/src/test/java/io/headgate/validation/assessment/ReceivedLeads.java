package io.headgate.validation.assessment;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.testkit.TestConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Received leads, sealed as intake seals them. */
record ReceivedLeads(ContactSealer sealer, PersonKeys keys) {

    private static final String YAML = """
        brand: {id: clearbrook, time_zone: America/Chicago}
        service_lines: [{id: termite}]
        vendors:
          - id: searchpros
            sources:
              - id: plain
                service_lines: [termite]
              - id: strict
                service_lines: [termite]
                validation:
                  phone: {fail: reject, flag: review}
                  email: {fail: reject}
                  location: {flag: review, fail: reject}
                  consent: {fail: reject, required: [text, ip]}
              - {id: dnc-reject, service_lines: [termite], validation: {dnc: {fail: reject, unavailable: reject}}}
              - {id: dnc-silent, service_lines: [termite], validation: {dnc: {fail: reject}}}
              - {id: dnc-stated, service_lines: [termite], validation: {dnc: {unavailable: continue}}}
              - {id: identity, service_lines: [termite], validation: {identity: {flag: review, unavailable: review}}}
              - {id: silent, service_lines: [termite], validation: {identity: {flag: review}}}
        """;

    /** The same network with these providers, and a source for each of these policies. */
    static void publish(TestConfig config, String providers, Map<String, String> policies) {
        var sources = new StringBuilder();
        policies.forEach((source, policy) -> sources.append(
                "      - {id: %s, service_lines: [termite], validation: %s}\n".formatted(source, policy)));
        config.publish(YAML + sources + "providers:\n" + providers);
        published = false;
    }

    private static boolean published;

    static synchronized void publish(TestConfig config) {
        if (!published) {
            config.publish(YAML);
            published = true;
        }
    }

    LeadReceived good(String source) {
        return lead(source, "+15122345678", "jane@example.com", consent("I agree", "203.0.113.9"));
    }

    LeadReceived lead(String source, String phone, String email, Consent consent) {
        return lead(source, phone, email, consent, new Address("1 Main St", null, "Austin", "TX", "78717", null, "US"));
    }

    LeadReceived lead(String source, String phone, String email, Consent consent, Address address) {
        var id = new LeadId(EventIds.next());
        var contact = new Contact(
                "Canary-Jane",
                "Canary-Doe",
                email,
                phone,
                null,
                address,
                consent,
                "vendor-7",
                Map.of("note", "Canary"));
        var facts = new LeadFacts(
                source,
                "searchpros",
                null,
                null,
                "termite",
                "residential",
                null,
                false,
                Instant.now(),
                new Location(address.zip(), address.city(), address.state(), List.of(), null, null, null),
                Map.of(),
                null,
                null);
        return new LeadReceived(id, facts, sealer.seal(id, contact, keys.fresh()));
    }

    static Consent consent(String text, String ip) {
        return new Consent(text, "2026-03-01T12:00:00Z", ip, null, null, null, null, null);
    }
}
