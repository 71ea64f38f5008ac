package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.core.DeliveryRules;
import io.headgate.delivery.queue.DeliveryEvents;
import io.headgate.delivery.queue.DeliveryLog;
import io.headgate.delivery.queue.DeliveryRow;
import io.headgate.messaging.event.TraceContext;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.service.log.CanonicalLine;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends deliveries for which waiting has no sense any more, so that routing can choose another endpoint while the lead
 * is still worth something. What an endpoint may already have is never given back: it ends as UNKNOWN.
 */
@Component
class ReturnToRouting {

    private static final int BATCH = 100;

    private final DeliveryLog log;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DeliveryMetrics metrics;

    ReturnToRouting(
            DeliveryLog log, Outbox outbox, TransactionTemplate transactions, Clock clock, DeliveryMetrics metrics) {
        this.log = log;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Leads that grew too old. */
    void returnExpired() {
        end(ReasonCode.DELIVERY_EXHAUSTED, () -> log.lockExpired(BATCH));
    }

    /** Everything waiting for an endpoint that this version of the configuration no longer delivers to. */
    void returnAllOf(String endpointId, int version) {
        end(ReasonCode.ENDPOINT_DISABLED, () -> log.lockWaitingAt(endpointId, version, BATCH));
    }

    /** What waits for an endpoint whose breaker is open, unless the endpoint may have it. */
    void returnUnsentOf(String endpointId) {
        end(ReasonCode.ENDPOINT_UNHEALTHY, () -> log.lockUnsentAt(endpointId, BATCH));
    }

    private void end(ReasonCode reason, Supplier<List<DeliveryRow>> rows) {
        int ended;
        do {
            var count = transactions.execute(status -> {
                var batch = rows.get();
                batch.forEach(row -> end(row, reason));
                return batch.size();
            });
            ended = count == null ? 0 : count;
        } while (ended == BATCH);
    }

    private void end(DeliveryRow row, ReasonCode reason) {
        var finish = DeliveryRules.givenUp(reason, row.mayHaveIt());
        log.finish(row.id(), finish, null, null);
        TraceContext.continuing(row.routed().traceparent()).in(() -> {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    DeliveryEvents.deliveryFinished(row, finish, null, row.externalId(), null, clock.instant()));
            CanonicalLine.of("delivery.given-back")
                    .lead(row.routed().leadId())
                    .with("delivery_id", row.id())
                    .with("endpoint_id", row.routed().endpointId())
                    .with("outcome", finish.outcome())
                    .with("reason", reason)
                    .write();
            return finish;
        });
        metrics.finished(finish.outcome(), finish.reason());
    }
}
