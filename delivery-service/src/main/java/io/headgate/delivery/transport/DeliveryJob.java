package io.headgate.delivery.transport;

import io.headgate.delivery.core.FieldMapping;
import io.headgate.delivery.core.LeadDocument;
import io.headgate.delivery.core.Origin;
import io.headgate.model.config.Delivery;
import io.headgate.model.person.Contact;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.outbound.core.Redaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a message is made of.
 *
 * @param delivery the endpoint's settings
 * @param secrets what the endpoint's {@code secret_ref} holds, the current one first; empty when it names none
 */
public record DeliveryJob(
        LeadId leadId,
        int round,
        Allocation allocation,
        LeadFacts facts,
        Contact contact,
        Origin origin,
        Delivery delivery,
        FieldMapping mapping,
        List<String> secrets,
        AttemptMarks marks) {

    public DeliveryJob {
        secrets = List.copyOf(secrets);
    }

    /** The delivery's id, which every attempt and replay of it carries. */
    public String deliveryId() {
        return allocation.deliveryId().toString();
    }

    /** The lead as the receiver may see it. */
    public LeadDocument document() {
        return LeadDocument.of(leadId, round, allocation, facts, contact, origin);
    }

    /** The lead by the receiver's names, in the mapping's order. */
    public Map<String, @Nullable Object> fields() {
        return mapping.apply(document());
    }

    /** The same job with every value of the person replaced by its field's name: what a stored message is rendered from. */
    public DeliveryJob masked() {
        return new DeliveryJob(
                leadId,
                round,
                allocation,
                Redaction.masked(facts, contact),
                Redaction.masked(contact),
                origin,
                delivery,
                mapping,
                secrets,
                marks);
    }

    @Override
    public String toString() {
        return "DeliveryJob[masked]";
    }
}
