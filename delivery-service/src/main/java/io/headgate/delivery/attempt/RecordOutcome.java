package io.headgate.delivery.attempt;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.core.NextStep;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.queue.DeliveryEvents;
import io.headgate.delivery.queue.DeliveryLog;
import io.headgate.messaging.event.TraceContext;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Topics;
import io.headgate.service.log.CanonicalLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The last step of an attempt: its record, the delivery's next state and the facts about both, in one transaction.
 * Fenced by the lease; a result that comes after the lease was lost is kept as evidence, and an acceptance among them
 * still ends the delivery, because then the receiver has the lead.
 */
@Component
public class RecordOutcome {

    private final DeliveryLog log;
    private final PlanNextStep plan;
    private final Resolutions resolutions;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DeliveryMetrics metrics;

    RecordOutcome(
            DeliveryLog log,
            PlanNextStep plan,
            Resolutions resolutions,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock,
            DeliveryMetrics metrics) {
        this.log = log;
        this.plan = plan;
        this.resolutions = resolutions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** An attempt that was made. */
    public record Made(ClaimedDelivery delivery, AttemptResult attempted) {}

    /** Records the attempt and returns what follows; null when this worker had lost its lease. */
    public @Nullable NextStep recordAttempt(ClaimedDelivery delivery, AttemptResult attempted) {
        var step = plan.planNextStep(delivery, attempted.outcome());
        var taken = Boolean.TRUE.equals(transactions.execute(status -> record(delivery, attempted, step)));
        report(delivery, attempted, step, taken);
        return taken ? step : null;
    }

    /** Records several attempts in one transaction: all of them, or none. */
    public void recordAll(List<Made> made) {
        var steps = new ArrayList<NextStep>();
        var ending = new ArrayList<DeliveryLog.Ending>();
        for (var each : made) {
            var step = plan.planNextStep(each.delivery(), each.attempted().outcome());
            steps.add(step);
            if (step instanceof NextStep.Finish finish) {
                ending.add(new DeliveryLog.Ending(each.delivery(), finish, each.attempted()));
            }
        }
        var taken = new ArrayList<Boolean>();
        transactions.executeWithoutResult(status -> {
            var ended = log.finishAll(ending);
            for (int i = 0; i < made.size(); i++) {
                taken.add(recordAfter(made.get(i), steps.get(i), ended));
            }
        });
        for (int i = 0; i < made.size(); i++) {
            report(made.get(i).delivery(), made.get(i).attempted(), steps.get(i), taken.get(i));
        }
    }

    // The facts of each delivery belong to its own trace.
    private boolean recordAfter(Made made, NextStep step, Set<DeliveryId> ended) {
        var delivery = made.delivery();
        var attempted = made.attempted();
        return TraceContext.continuing(delivery.routed().traceparent()).in(() -> switch (step) {
            case NextStep.Finish finish
            when ended.contains(delivery.id()) -> {
                sayFinished(delivery, attempted, finish, clock.instant());
                yield true;
            }
            case NextStep.Finish finish -> {
                recordLate(delivery, attempted);
                yield false;
            }
            case NextStep.Retry retry -> record(delivery, attempted, step);
        });
    }

    private void report(ClaimedDelivery delivery, AttemptResult attempted, NextStep step, boolean taken) {
        metrics.attempted(attempted.outcome().result(), attempted.millis());
        if (taken && step instanceof NextStep.Finish finish) {
            metrics.finished(finish.outcome(), finish.reason());
        }
        TraceContext.continuing(delivery.routed().traceparent()).in(() -> {
            line(delivery, attempted, step, taken);
            return taken;
        });
    }

    private boolean record(ClaimedDelivery delivery, AttemptResult attempted, NextStep step) {
        if (!log.applyNextStep(delivery, step, attempted)) {
            recordLate(delivery, attempted);
            return false;
        }
        log.recordAttempt(delivery.id(), delivery.attempt(), attempted, false);
        var now = clock.instant();
        switch (step) {
            case NextStep.Retry(var delay) ->
                say(DeliveryEvents.deliveryAttempted(delivery, attempted, now.plus(delay)));
            case NextStep.Finish finish -> sayFinished(delivery, attempted, finish, now);
        }
        return true;
    }

    private void sayFinished(ClaimedDelivery delivery, AttemptResult attempted, NextStep.Finish finish, Instant now) {
        say(DeliveryEvents.deliveryAttempted(delivery, attempted, null));
        say(DeliveryEvents.deliveryFinished(delivery, finish, attempted, now));
    }

    // Somebody else may be sending by now, or have finished. What this attempt found out is true all the same.
    private void recordLate(ClaimedDelivery delivery, AttemptResult attempted) {
        var row = log.lock(delivery.id()).orElse(null);
        if (row == null) {
            return;
        }
        var mine = row.status().equals("SENDING") && row.fence() == delivery.fence();
        var wasUnknown = log.isUnknown(delivery.id(), delivery.attempt());
        log.recordAttempt(delivery.id(), delivery.attempt(), attempted, !mine);
        say(DeliveryEvents.deliveryAttempted(delivery, attempted, null));
        var accepted = attempted.outcome().result() == AttemptClass.ACCEPTED;
        if (row.status().equals("FINISHED")) {
            if (accepted) {
                resolutions.resolveAcceptedLate(row, attempted.outcome());
            }
            return;
        }
        if (mine || (accepted && row.status().equals("READY"))) {
            var finish = new NextStep.Finish(DeliveryOutcome.ACCEPTED, null);
            var external = accepted && attempted.outcome().externalId() != null
                    ? attempted.outcome().externalId()
                    : row.externalId();
            var price = accepted ? attempted.outcome().price() : row.answeredPrice();
            log.finish(row.id(), finish, null, external);
            say(DeliveryEvents.deliveryFinished(row, finish, null, external, price, clock.instant()));
            metrics.finished(finish.outcome(), finish.reason());
        } else if (accepted) {
            log.markAcceptedLate(row.id(), attempted.outcome());
        } else if (wasUnknown && attempted.outcome().result() != AttemptClass.UNKNOWN) {
            log.resolveUnknown(row.id());
        }
    }

    private void say(io.headgate.model.shared.Event fact) {
        outbox.append(Topics.LEAD_EVENTS, fact);
    }

    private static void line(ClaimedDelivery delivery, AttemptResult attempted, NextStep step, boolean taken) {
        CanonicalLine.of("delivery.attempted")
                .lead(delivery.routed().leadId())
                .with("delivery_id", delivery.id())
                .with("endpoint_id", delivery.endpointId())
                .with("attempt", delivery.attempt())
                .with("result", attempted.outcome().result())
                .with("status", attempted.status())
                .with("millis", attempted.millis())
                .with("since_routed_ms", since(delivery.routed().routedAt(), delivery.startedAt()))
                .with("next", taken ? said(step) : "lease lost")
                .write();
    }

    private static String said(NextStep step) {
        return switch (step) {
            case NextStep.Finish finish -> finish.outcome().name();
            case NextStep.Retry retry -> "retry in " + retry.delay().toMillis() + " ms";
        };
    }

    private static long since(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
