package io.headgate.delivery.replay;

import io.headgate.delivery.attempt.Resolutions;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.queue.DeliveryEvents;
import io.headgate.delivery.queue.DeliveryLog;
import io.headgate.delivery.queue.DeliveryRow;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Topics;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts an operator's replay on record, each step in a transaction of its own. */
@Component
class ReplayLog {

    private final DeliveryLog log;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Resolutions resolutions;

    ReplayLog(DeliveryLog log, Outbox outbox, TransactionTemplate transactions, Resolutions resolutions) {
        this.log = log;
        this.outbox = outbox;
        this.transactions = transactions;
        this.resolutions = resolutions;
    }

    /** Makes the delivery due at once if it waits; returns it as it was, or nothing when there is none. */
    Optional<DeliveryRow> makeDueNow(DeliveryId id) {
        var found = transactions.execute(_ -> {
            var row = log.lock(id);
            row.ifPresent(locked -> log.makeDueNow(locked.id()));
            return row;
        });
        return found == null ? Optional.empty() : found;
    }

    /** Whether it ended without a certain answer, and no attempt of it is under way. */
    boolean isUnconfirmed(DeliveryId id) {
        return Boolean.TRUE.equals(transactions.execute(_ -> log.lock(id)
                .map(row -> DeliveryOutcome.UNKNOWN.name().equals(row.outcome()) && !log.hasOpenAttempt(id))
                .orElse(false)));
    }

    /** Puts the attempt on record before it is made; returns its number. */
    int startReplay(DeliveryRow row, String by) {
        var started = transactions.execute(_ -> log.lock(row.id())
                .map(locked -> log.startReplay(locked, true, by))
                .orElseThrow());
        return started == null ? row.attempts() + 1 : started;
    }

    /** Records how the attempt ended; an acceptance resolves a delivery whose outcome was unknown. */
    void recordReplay(ClaimedDelivery delivery, AttemptResult attempted) {
        transactions.executeWithoutResult(_ -> {
            log.recordAttempt(delivery.id(), delivery.attempt(), attempted, false);
            outbox.append(Topics.LEAD_EVENTS, DeliveryEvents.deliveryAttempted(delivery, attempted, null));
            if (attempted.outcome().result() == AttemptClass.ACCEPTED) {
                log.lock(delivery.id()).ifPresent(now -> resolutions.resolveAcceptedLate(now, attempted.outcome()));
            }
        });
    }
}
