package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.queue.DeliveryLog;
import io.headgate.messaging.event.TraceContext;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.shared.Topics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes deliveries back from workers that vanished. Nobody knows how far such an attempt got, so it counts as UNKNOWN
 * and the next one is marked as a possible duplicate.
 */
@Component
public class LeaseReaper {

    public static final String DETAIL = "the worker vanished before it could say how the attempt ended";

    private static final int BATCH = 100;

    private final DeliveryLog log;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DeliveryMetrics metrics;

    LeaseReaper(
            DeliveryLog log, Outbox outbox, TransactionTemplate transactions, Clock clock, DeliveryMetrics metrics) {
        this.log = log;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    void reap() {
        int taken;
        do {
            var count = transactions.execute(status -> reapBatch());
            taken = count == null ? 0 : count;
            metrics.leaseExpired(taken);
        } while (taken == BATCH);
    }

    private int reapBatch() {
        var vanished = log.takeBackExpired(BATCH);
        for (var lost : vanished) {
            TraceContext.continuing(lost.row().routed().traceparent()).in(() -> {
                outbox.append(Topics.LEAD_EVENTS, fact(lost));
                return lost;
            });
        }
        return vanished.size();
    }

    private DeliveryAttempted fact(DeliveryLog.Vanished lost) {
        var now = clock.instant();
        var row = lost.row();
        return new DeliveryAttempted(
                row.routed().leadId(),
                row.id(),
                row.routed().endpointId(),
                row.attempts(),
                lost.startedAt(),
                Math.max(0, Duration.between(lost.startedAt(), now).toMillis()),
                AttemptClass.UNKNOWN,
                null,
                null,
                DETAIL,
                lost.possibleDuplicate(),
                "",
                null,
                now,
                null);
    }
}
