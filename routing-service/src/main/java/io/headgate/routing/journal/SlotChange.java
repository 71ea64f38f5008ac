package io.headgate.routing.journal;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a slot that an endpoint holds of a lead. Whoever keeps counters, live or in a simulation, switches over
 * all of its kinds, so that the compiler names every place that must know a new one.
 */
public sealed interface SlotChange {

    LeadId leadId();

    String endpointId();

    /**
     * The endpoint has, or may have, the lead. What counts leads in flight is given back, at once or after the agreed
     * time, and so are the windows in which the lead was not delivered.
     *
     * @param at when the delivery ended; null stands for the moment of the batch
     */
    record Consumed(
            LeadId leadId, String endpointId, @Nullable Instant at) implements SlotChange {}

    /** The endpoint certainly does not have the lead: everything that the slot took is given back. */
    record Released(LeadId leadId, String endpointId) implements SlotChange {}

    /**
     * A slot that stayed in flight after its acceptance gives its units back to one counter: its time was over, or
     * somebody said that nobody works on the lead any more.
     */
    record Refunded(LeadId leadId, String endpointId, Bucket bucket, long units) implements SlotChange {}
}
