package io.headgate.delivery.replay;

import io.headgate.delivery.attempt.AttemptDelivery;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.delivery.dispatch.Dispatcher;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.gate.Permit;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.queue.DeliveryRow;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.person.Contact;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.DeliveryId;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.service.peer.PeerClient;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Sends a delivery again because an operator says so: same id, marked as a replay. Only what the endpoint has or may
 * have is repeated; a delivery that went back to routing never is, because the lead may be sold to somebody else.
 */
@Component
public class ManualReplay {

    private static final Sealed NO_LONGER_KEPT = new Sealed("", "");

    private final ReplayLog log;
    private final Gates gates;
    private final Dispatcher dispatcher;
    private final AttemptDelivery attempts;
    private final PeerClient peers;
    private final Clock clock;

    ManualReplay(
            ReplayLog log,
            Gates gates,
            Dispatcher dispatcher,
            AttemptDelivery attempts,
            PeerClient peers,
            Clock clock) {
        this.log = log;
        this.gates = gates;
        this.dispatcher = dispatcher;
        this.attempts = attempts;
        this.peers = peers;
        this.clock = clock;
    }

    public ReplayOutcome replay(DeliveryId id, String by) {
        var found = log.makeDueNow(id);
        if (found.isEmpty()) {
            return new ReplayOutcome.Unknown();
        }
        var row = found.get();
        return switch (row.status()) {
            case "READY" -> {
                dispatcher.dispatchWaiting(gates.gateOf(row.routed().endpointId()));
                yield new ReplayOutcome.Hastened();
            }
            case "SENDING" -> new ReplayOutcome.UnderWay();
            default -> again(row, by);
        };
    }

    /** Whether it ended without a certain answer, and no attempt of it is under way. */
    public boolean isUnconfirmed(DeliveryId id) {
        return log.isUnconfirmed(id);
    }

    private ReplayOutcome again(DeliveryRow row, String by) {
        var outcome = DeliveryOutcome.valueOf(row.outcome() == null ? "" : row.outcome());
        if (outcome == DeliveryOutcome.REJECTED || outcome == DeliveryOutcome.FAILED) {
            return new ReplayOutcome.WentBack();
        }
        var contact = contact(row, by);
        if (contact.isEmpty()) {
            return new ReplayOutcome.NotNow("intake does not give the contact at the moment");
        }
        var permit = gates.tryEnter(row.routed().endpointId(), AttemptPriority.RETRY);
        if (permit.isEmpty()) {
            return new ReplayOutcome.NotNow("the endpoint is paused, down or busy");
        }
        return TraceContext.continuing(row.routed().traceparent()).in(() -> send(row, contact.get(), permit.get(), by));
    }

    private Optional<Contact> contact(DeliveryRow row, String by) {
        try {
            return Optional.ofNullable(peers.intake()
                    .get()
                    .uri(
                            "/internal/leads/{id}/contact?purpose=replay&actor={by}",
                            row.routed().leadId(),
                            by)
                    .retrieve()
                    .body(Contact.class));
        } catch (RestClientException e) {
            return Optional.empty();
        }
    }

    private ReplayOutcome send(DeliveryRow row, Contact contact, Permit permit, String by) {
        try (permit) {
            var delivery = claimed(row, log.startReplay(row, by));
            var attempted = attempts.makeAttempt(delivery, contact, true);
            var change = permit.used(attempted.outcome(), RetryPolicy.STANDARD.scheduled(1));
            change.ifPresent(gates::noteHealth);
            log.recordReplay(delivery, attempted);
            if (change.isPresent()) {
                gates.flush();
            }
            return new ReplayOutcome.Sent(
                    delivery.attempt(),
                    attempted.outcome().result(),
                    attempted.status(),
                    attempted.outcome().detail());
        }
    }

    private ClaimedDelivery claimed(DeliveryRow row, int attempt) {
        return new ClaimedDelivery(
                row.routed(),
                NO_LONGER_KEPT,
                attempt,
                row.fence(),
                true,
                clock.instant(),
                dispatcher.lease(row.routed().endpointId()),
                System.nanoTime());
    }
}
