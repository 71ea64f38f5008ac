package io.headgate.delivery.transport;

import io.headgate.delivery.core.FieldMapping;
import io.headgate.delivery.core.Origin;
import io.headgate.model.config.Delivery;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.outbound.core.TargetUrl;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a request is made of.
 *
 * @param secrets what the endpoint's {@code secret_ref} holds, the current one first; empty when it names none or it
 *     is not there
 */
public record DeliveryJob(
        LeadId leadId,
        int round,
        Allocation allocation,
        LeadFacts facts,
        Contact contact,
        Origin origin,
        Delivery delivery,
        TargetUrl.Target target,
        FieldMapping mapping,
        List<String> secrets,
        int attempt,
        boolean possibleDuplicate,
        boolean replay,
        Instant at,
        String traceparent) {

    public DeliveryJob {
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "RenderJob[masked]";
    }
}
