package io.headgate.model.shared;

import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.LeadValidated;
import java.util.Optional;

/** The CloudEvents {@code ce_type} of every event: the closed list of what may stand on the topics. */
public enum EventTypes {
    LEAD_RECEIVED("io.headgate.lead.received.v1", LeadReceived.class),
    LEAD_RECORDED("io.headgate.lead.recorded.v1", LeadRecorded.class),
    LEAD_VALIDATED("io.headgate.lead.validated.v1", LeadValidated.class),
    LEAD_CHECKED("io.headgate.lead.checked.v1", LeadChecked.class),
    LEAD_ROUTED("io.headgate.lead.routed.v1", LeadRouted.class),
    LEAD_DECIDED("io.headgate.lead.decided.v1", LeadDecided.class),
    LEAD_CLOSED("io.headgate.lead.closed.v1", LeadClosed.class),
    DELIVERY_ATTEMPTED("io.headgate.delivery.attempted.v1", DeliveryAttempted.class),
    DELIVERY_FINISHED("io.headgate.delivery.finished.v1", DeliveryFinished.class),
    ENDPOINT_HEALTH_CHANGED("io.headgate.endpoint.health-changed.v1", EndpointHealthChanged.class),
    LEDGER_POSTED("io.headgate.ledger.posted.v1", LedgerPosted.class),
    RETURN_DECIDED("io.headgate.return.decided.v1", ReturnDecided.class),
    LEAD_RETURNED("io.headgate.lead.returned.v1", LeadReturned.class),
    DISPOSITION_RECORDED("io.headgate.disposition.recorded.v1", DispositionRecorded.class),
    CONFIG_PUBLISHED("io.headgate.config.published.v1", ConfigPublished.class),
    PAUSE_CHANGED("io.headgate.config.pause-changed.v1", PauseChanged.class),
    KEY_CHANGED("io.headgate.config.key-changed.v1", KeyChanged.class),
    SECRET_CHANGED("io.headgate.config.secret-changed.v1", SecretChanged.class);

    private final String type;
    private final Class<? extends Event> payload;

    EventTypes(String type, Class<? extends Event> payload) {
        this.type = type;
        this.payload = payload;
    }

    public String type() {
        return type;
    }

    public Class<? extends Event> payload() {
        return payload;
    }

    /** The entry whose {@code ce_type} this is. */
    public static Optional<EventTypes> ofType(String type) {
        for (var known : values()) {
            if (known.type.equals(type)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /**
     * The entry for an event.
     *
     * @throws IllegalArgumentException when the class is not on the list
     */
    public static EventTypes of(Event event) {
        for (var known : values()) {
            if (known.payload == event.getClass()) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "not an event of the shared stream: " + event.getClass().getSimpleName());
    }
}
