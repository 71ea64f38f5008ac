package io.headgate.delivery.dispatch;

import io.headgate.delivery.core.RetryPolicy;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.gate.Permit;
import io.headgate.messaging.Outbox;
import io.headgate.messaging.TraceContext;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.Contact;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Sealed;
import io.headgate.model.shared.Topics;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.service.peer.PeerClient;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;

/**
 * Sends a delivery again because an operator says so: same id, marked as a replay. Only what the endpoint has or may
 * have is repeated; a delivery that went back to routing never is, because the lead may be sold to somebody else.
 */
@Component
public class ManualReplay {

    private static final Sealed NO_LONGER_KEPT = new Sealed("", "");

    private final DeliveryLog log;
    private final Gates gates;
    private final Dispatcher dispatcher;
    private final AttemptDelivery attempts;
    private final PeerClient peers;
    private final Outcomes outcomes;

    ManualReplay(
            DeliveryLog log,
            Gates gates,
            Dispatcher dispatcher,
            AttemptDelivery attempts,
            PeerClient peers,
            Outcomes outcomes) {
        this.log = log;
        this.gates = gates;
        this.dispatcher = dispatcher;
        this.attempts = attempts;
        this.peers = peers;
        this.outcomes = outcomes;
    }

    /** How what became of an attempt is put on record. */
    @Component
    record Outcomes(TransactionTemplate transactions, Outbox outbox, Resolutions resolutions, Clock clock) {}

    public ReplayOutcome replay(DeliveryId id, String by) {
        var found = outcomes.transactions().execute(status -> log.lock(id).map(row -> hasten(row)));
        if (found == null || found.isEmpty()) {
            return new ReplayOutcome.Unknown();
        }
        var row = found.get();
        return switch (row.status()) {
            case "READY" -> {
                dispatcher.dispatchWaiting(gates.of(row.allocation().endpointId()));
                yield new ReplayOutcome.Hastened();
            }
            case "SENDING" -> new ReplayOutcome.UnderWay();
            default -> again(row, by);
        };
    }

    /** Whether it ended without a certain answer, and no attempt of it is under way. */
    public boolean isUnconfirmed(DeliveryId id) {
        return Boolean.TRUE.equals(outcomes.transactions().execute(_ -> log.lock(id)
                .map(row -> DeliveryOutcome.UNKNOWN.name().equals(row.outcome()) && !log.hasOpenAttempt(id))
                .orElse(false)));
    }

    private DeliveryRow hasten(DeliveryRow row) {
        log.makeDueNow(row.id());
        return row;
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
        var permit = gates.tryEnter(row.allocation().endpointId(), AttemptPriority.RETRY);
        if (permit.isEmpty()) {
            return new ReplayOutcome.NotNow("the endpoint is paused, down or busy");
        }
        return TraceContext.continuing(row.traceparent()).in(() -> send(row, contact.get(), permit.get(), by));
    }

    private Optional<Contact> contact(DeliveryRow row, String by) {
        try {
            return Optional.ofNullable(peers.intake()
                    .get()
                    .uri("/internal/leads/{id}/contact?purpose=replay&actor={by}", row.leadId(), by)
                    .retrieve()
                    .body(Contact.class));
        } catch (RestClientException e) {
            return Optional.empty();
        }
    }

    private ReplayOutcome send(DeliveryRow row, Contact contact, Permit permit, String by) {
        try (permit) {
            var started = outcomes.transactions().execute(status -> log.lock(row.id())
                    .map(locked -> log.startReplay(locked, true, by))
                    .orElseThrow());
            var delivery = claimed(row, started == null ? row.attempts() + 1 : started);
            var attempted = attempts.makeAttempt(delivery, contact, true);
            var change = permit.used(attempted.outcome(), RetryPolicy.STANDARD.scheduled(1));
            change.ifPresent(gates::note);
            outcomes.transactions().executeWithoutResult(status -> {
                log.recordAttempt(delivery.id(), delivery.attempt(), attempted, false);
                outcomes.outbox()
                        .append(Topics.LEAD_EVENTS, DeliveryEvents.deliveryAttempted(delivery, attempted, null));
                if (attempted.outcome().result() == AttemptClass.ACCEPTED) {
                    log.lock(row.id())
                            .ifPresent(now -> outcomes.resolutions().resolveAcceptedLate(now, attempted.outcome()));
                }
            });
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
                row.id(),
                row.leadId(),
                row.round(),
                row.configVersion(),
                row.allocation(),
                row.facts(),
                NO_LONGER_KEPT,
                row.traceparent(),
                attempt,
                row.fence(),
                true,
                row.routedAt(),
                outcomes.clock().instant(),
                dispatcher.lease(row.allocation().endpointId()),
                System.nanoTime());
    }
}
