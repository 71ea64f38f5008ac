package io.headgate.delivery;

import io.headgate.delivery.core.LeadDocument;
import io.headgate.delivery.core.Origin;
import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Leads for tests: every personal value is one that occurs nowhere else. */
public final class Leads {

    public static final LeadId LEAD = LeadId.of("lead_01920000-0000-7000-8000-000000000001");
    public static final Instant RECEIVED = Instant.parse("2026-03-02T15:04:05Z");

    private Leads() {}

    public static Contact contact() {
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

    public static LeadFacts facts(Instant receivedAt) {
        return new LeadFacts(
                "searchpros-web",
                "searchpros",
                "spring",
                null,
                "termite",
                "residential",
                null,
                false,
                receivedAt,
                new Location("78717", "Austin", "TX", List.of("48453"), 30.5, -97.7, "America/Chicago"),
                Map.of("home_owner", true),
                null,
                null);
    }

    public static Allocation allocation(String endpointId) {
        return new Allocation(
                new AllocationId(UUID.randomUUID()),
                new DeliveryId(UUID.randomUUID()),
                "client-of-" + endpointId,
                endpointId,
                Money.of("42.00", "USD"),
                "territory",
                "exclusive",
                1);
    }

    /** A source that declares what the contact has, but the note. */
    public static Origin origin() {
        return new Origin(
                "SearchPros web forms",
                "SearchPros Media",
                Money.of("18.00", "USD"),
                Set.of("home_owner", "budget"),
                false);
    }

    public static LeadDocument document() {
        return LeadDocument.of(LEAD, 1, allocation("dealer-1"), facts(RECEIVED), contact(), origin());
    }
}
