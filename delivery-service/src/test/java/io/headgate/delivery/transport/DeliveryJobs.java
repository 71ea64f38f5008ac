package io.headgate.delivery.transport;

import io.headgate.delivery.Leads;
import io.headgate.delivery.core.FieldMapping;
import io.headgate.model.config.Delivery;
import io.headgate.model.person.Contact;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Jobs for tests of transports: the same lead, allocation and time in each, so that messages can be compared. */
public final class DeliveryJobs {

    public static final Instant AT = Instant.parse("2026-03-02T15:04:06.789Z");

    public static final Allocation ALLOCATION = new Allocation(
            new AllocationId(UUID.fromString("01920000-0000-7000-8000-00000000000a")),
            new DeliveryId(UUID.fromString("01920000-0000-7000-8000-00000000000d")),
            "client-of-dealer-1",
            "dealer-1",
            Money.of("42.00", "USD"),
            "territory",
            "exclusive",
            1);

    private static final AttemptMarks THIRD = new AttemptMarks(3, true, true, AT, "00-1-2-01");

    private DeliveryJobs() {}

    /** The third attempt, replayed and possibly a duplicate. */
    public static DeliveryJob job(Delivery delivery, Contact contact, List<String> secrets) {
        return job(delivery, contact, secrets, THIRD);
    }

    /** A first attempt. */
    public static DeliveryJob first(Delivery delivery, List<String> secrets) {
        return job(delivery, Leads.contact(), secrets, new AttemptMarks(1, false, false, AT, "00-1-2-01"));
    }

    private static DeliveryJob job(Delivery delivery, Contact contact, List<String> secrets, AttemptMarks marks) {
        return new DeliveryJob(
                Leads.LEAD,
                1,
                ALLOCATION,
                Leads.facts(Leads.RECEIVED),
                contact,
                Leads.origin(),
                delivery,
                FieldMapping.compile(delivery.mapping()),
                secrets,
                marks);
    }
}
