package io.headgate.delivery.attempt;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.config.DeliveryMetrics.Resolved;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.core.NextStep;
import io.headgate.delivery.queue.DeliveryEvents;
import io.headgate.delivery.queue.DeliveryLog;
import io.headgate.delivery.queue.DeliveryRow;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.service.log.CanonicalLine;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives deliveries that ended without a certain answer their certain end. Whoever comes first decides, a person or a late
 * answer; the end is said once.
 */
@Component
public class Resolutions {

    /** What became of a wish to resolve a delivery. */
    public enum Resolution {
        DONE,
        /** It has just this end already. */
        UNCHANGED,
        /** Its end is certain, and another one. */
        NOT_UNCONFIRMED,
        NO_SUCH_DELIVERY
    }

    private static final NextStep.Finish ACCEPTED = new NextStep.Finish(DeliveryOutcome.ACCEPTED, null);
    private static final NextStep.Finish WRITTEN_OFF =
            new NextStep.Finish(DeliveryOutcome.FAILED, ReasonCode.DELIVERY_WRITTEN_OFF);
    private static final NextStep.Finish LET_GO =
            new NextStep.Finish(DeliveryOutcome.FAILED, ReasonCode.DELIVERY_LET_GO);

    private final DeliveryLog log;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DeliveryMetrics metrics;

    Resolutions(
            DeliveryLog log, Outbox outbox, TransactionTemplate transactions, Clock clock, DeliveryMetrics metrics) {
        this.log = log;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The endpoint has the lead: as if it had accepted it. */
    public Resolution confirm(DeliveryId id) {
        return inTransaction(id, ACCEPTED, Resolved.CONFIRMED);
    }

    /** The lead is given up at this endpoint and sold to nobody else. */
    public Resolution writeOff(DeliveryId id) {
        return inTransaction(id, WRITTEN_OFF, Resolved.WRITTEN_OFF);
    }

    /** The lead is given up at this endpoint and may go to others, though the endpoint may have it. */
    public Resolution letGo(DeliveryId id) {
        return inTransaction(id, LET_GO, Resolved.LET_GO);
    }

    private Resolution inTransaction(DeliveryId id, NextStep.Finish finish, Resolved how) {
        var result = transactions.execute(
                _ -> log.lock(id).map(row -> resolve(row, finish, null)).orElse(Resolution.NO_SUCH_DELIVERY));
        if (result == Resolution.DONE) {
            metrics.resolved(how);
        }
        return result == null ? Resolution.NO_SUCH_DELIVERY : result;
    }

    /**
     * An attempt that was accepted after the delivery had ended: it confirms one that ended in doubt. One that had ended
     * without the endpoint stays so, since the lead may have gone on; that it was accepted all the same is reported. Only in
     * the caller's transaction.
     */
    public void resolveAcceptedLate(DeliveryRow row, AttemptOutcome accepted) {
        switch (resolve(row, ACCEPTED, accepted)) {
            case DONE -> metrics.resolved(Resolved.LATE_ANSWER);
            case NOT_UNCONFIRMED -> {
                metrics.acceptedAfterEnd();
                CanonicalLine.of("delivery.accepted_after_end")
                        .lead(row.routed().leadId())
                        .with("delivery_id", row.id())
                        .with("endpoint_id", row.routed().endpointId())
                        .with("outcome", row.outcome())
                        .write();
            }
            case UNCHANGED, NO_SUCH_DELIVERY -> {}
        }
    }

    private Resolution resolve(DeliveryRow row, NextStep.Finish finish, @Nullable AttemptOutcome accepted) {
        var external = accepted == null ? null : accepted.externalId();
        var price = accepted == null ? null : accepted.price();
        if (log.resolve(row.id(), finish, external, price)) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    DeliveryEvents.deliveryFinished(
                            row,
                            finish,
                            null,
                            external == null ? row.externalId() : external,
                            price == null ? row.answeredPrice() : price,
                            clock.instant()));
            return Resolution.DONE;
        }
        var same = finish.outcome().name().equals(row.outcome())
                && (finish.reason() == null || finish.reason().name().equals(row.reason()));
        return same ? Resolution.UNCHANGED : Resolution.NOT_UNCONFIRMED;
    }
}
