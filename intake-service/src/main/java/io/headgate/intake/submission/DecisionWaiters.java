package io.headgate.intake.submission;

import io.headgate.intake.core.status.DecisionStatus;
import io.headgate.intake.core.status.DecisionStatuses;
import io.headgate.intake.core.status.StatusTransition;
import io.headgate.messaging.consumer.TopicTail;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Callers that wait for a decision. A waiter holds neither a platform thread nor a connection; the stream wakes it, and
 * when time is up the database has the last word, so that a missed event costs time but never the answer.
 */
@Component
class DecisionWaiters implements TopicTail.Interest {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionWaiters.class);

    private final ConcurrentMap<LeadId, CompletableFuture<StatusTransition>> waiting = new ConcurrentHashMap<>();
    private final DecisionStatuses standings;
    private volatile Runnable opened = () -> {};

    DecisionWaiters(DecisionStatuses standings) {
        this.standings = standings;
    }

    /** Listens for a lead's decision; open it before the lead is committed, or look at the database after. */
    Waiter open(LeadId leadId) {
        var waiter = new Waiter(leadId, waiting.computeIfAbsent(leadId, _ -> new CompletableFuture<>()));
        opened.run();
        return waiter;
    }

    /** Calls this whenever somebody begins to wait. */
    void onOpen(Runnable call) {
        opened = call;
    }

    @Override
    public boolean any() {
        return !waiting.isEmpty();
    }

    /** Whether anybody waits for the lead with this id. */
    @Override
    public boolean in(String leadId) {
        return any() && LeadId.parse(leadId).filter(waiting::containsKey).isPresent();
    }

    /** Takes note of a fact; wakes whoever waits for the lead's decision. */
    void show(Event fact) {
        StatusTransition.of(fact)
                .filter(step -> step.status().outcome().isPresent())
                .ifPresent(step -> {
                    var future = waiting.get(step.leadId());
                    if (future != null) {
                        future.complete(step);
                    }
                });
    }

    int count() {
        return waiting.size();
    }

    final class Waiter implements AutoCloseable {

        private final LeadId leadId;
        private final CompletableFuture<StatusTransition> future;

        private Waiter(LeadId leadId, CompletableFuture<StatusTransition> future) {
            this.leadId = leadId;
            this.future = future;
        }

        /** The decision, or nothing when there is none within the time. */
        Optional<DecisionStatus> await(Duration atMost, Money cost) {
            try {
                var step = future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
                note(step);
                return Optional.of(new DecisionStatus(leadId, step.status(), step.reason(), cost));
            } catch (TimeoutException e) {
                return decided();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a decision never fails", e);
            }
        }

        // Whoever is told "accepted" must not read "received" the next moment. The answer is true all the same.
        private void note(StatusTransition step) {
            try {
                standings.noteTransition(step);
            } catch (DataAccessException e) {
                LOG.warn(
                        "a decision was told before it was kept: {}",
                        e.getClass().getSimpleName());
            }
        }

        /** The decision as far as the database knows it now. */
        Optional<DecisionStatus> decided() {
            return standings.statusOf(leadId).filter(DecisionStatus::decided);
        }

        @Override
        public void close() {
            waiting.remove(leadId, future);
        }
    }
}
