package io.headgate.delivery.attempt;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.gate.Permit;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.CircuitHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs one claimed attempt from the permit to the record: send, tell the gate, record. */
@Component
public class RunAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(RunAttempt.class);
    private static final int RECORD_TRIES = 6;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final AttemptDelivery attempts;
    private final RecordOutcome alone;
    private final OutcomeQueue together;
    private final Endpoints endpoints;
    private final Gates gates;
    private final DeliveryMetrics metrics;

    RunAttempt(
            AttemptDelivery attempts,
            RecordOutcome alone,
            OutcomeQueue together,
            Endpoints endpoints,
            Gates gates,
            DeliveryMetrics metrics) {
        this.attempts = attempts;
        this.alone = alone;
        this.together = together;
        this.endpoints = endpoints;
        this.gates = gates;
        this.metrics = metrics;
    }

    /**
     * Makes the attempt, reports it to the endpoint's gate and puts it on record; gives the permit back in any case.
     *
     * @param stopping whether the process is about to end, so that nothing is tried again
     */
    public void runAttempt(ClaimedDelivery delivery, Permit permit, BooleanSupplier stopping) {
        metrics.inFlight(1);
        try (permit) {
            if (delivery.priority() == AttemptPriority.FIRST) {
                metrics.waited(Duration.between(delivery.routed().routedAt(), delivery.startedAt()));
            }
            var attempted = attempts.makeAttempt(delivery);
            var rest = endpoints
                    .find(delivery.endpointId())
                    .map(view -> view.retries().scheduled(1))
                    .orElse(RetryPolicy.STANDARD.scheduled(1));
            var change = attempted.ours() ? Optional.<CircuitHealth>empty() : permit.used(attempted.outcome(), rest);
            // Noted first: the breaker has changed even if the attempt cannot be recorded.
            change.ifPresent(gates::noteHealth);
            recordPersistently(delivery, attempted, permit, stopping);
            if (change.isPresent()) {
                gates.flush();
            }
        } catch (RuntimeException e) {
            // The lease runs out, and the attempt counts as one that may have handed the lead over.
            LOG.error("an attempt of delivery {} was lost", delivery.id(), e);
        } finally {
            metrics.inFlight(-1);
        }
    }

    // An answer that is not recorded becomes a duplicate at the receiver: worth a few tries while the lease lasts.
    private void recordPersistently(
            ClaimedDelivery delivery, AttemptResult attempted, Permit permit, BooleanSupplier stopping) {
        for (var attempt = 1; ; attempt++) {
            try {
                if (attempt > 1) {
                    alone.recordAttempt(delivery, attempted);
                } else {
                    together.recordWithOthers(delivery, attempted, permit.gate().waiting());
                }
                return;
            } catch (DataAccessException | TransactionException e) {
                if (attempt == RECORD_TRIES || stopping.getAsBoolean()) {
                    throw e;
                }
                pause(FIRST_PAUSE_MILLIS << attempt);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
