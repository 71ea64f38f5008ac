package io.headgate.routing.holds;

import io.headgate.messaging.consumer.StalePreparationException;
import io.headgate.messaging.database.DatabaseTrouble;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.decision.DecideLeads;
import io.headgate.routing.leads.FreedCapacity;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.leads.LeadRoutes.DueLead;
import io.headgate.routing.leads.LeadRoutes.DuePosition;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The leads that wait. Those whose time has come are decided again, the oldest first and a batch at a time, so that many
 * that become due at once do not keep the database busy; a change of configuration makes all of them due.
 */
@Component
class HeldLeadScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLeadScheduler.class);
    private static final int BATCH = 50;
    private static final int BATCHES_AT_ONCE = 100;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final LeadRoutes routes;
    private final DecideLeads decisions;
    private final FreedCapacity freed;
    private final HeldLeadActions actions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Job decideDue;

    HeldLeadScheduler(
            LeadRoutes routes,
            DecideLeads decisions,
            FreedCapacity freed,
            HeldLeadActions actions,
            PlatformTransactionManager transactions,
            Clock clock,
            Jobs jobs) {
        this.routes = routes;
        this.decisions = decisions;
        this.freed = freed;
        this.actions = actions;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.decideDue = jobs.job("holds.decide-due");
    }

    @Scheduled(fixedDelayString = "${headgate.routing.hold-interval:500ms}")
    void decideDue() {
        decideDue.run(() -> {
            if (freed.isRemembered()) {
                transaction.executeWithoutResult(_ -> freed.wakeWaitingLeads(clock.instant()));
            }
            decideInOrder(clock.instant());
        });
    }

    /** Batch by batch, each behind the one before it; a copy that decides beside this one has other leads. */
    private void decideInOrder(Instant now) {
        var position = DuePosition.START;
        for (var i = 0; i < BATCHES_AT_ONCE; i++) {
            var batch = decideBatch(now, position);
            if (batch.size() < BATCH) {
                return;
            }
            position = batch.getLast();
        }
    }

    private List<DuePosition> decideBatch(Instant now, DuePosition after) {
        try {
            return decideLocked(now, after);
        } catch (StalePreparationException e) {
            LOG.debug("held leads need counters that are not open: {}", e.getMessage());
            return decideWithOpenCounters(now, after);
        } catch (RuntimeException e) {
            return decideOneByOne(now, after, e);
        }
    }

    private List<DuePosition> decideLocked(Instant now, DuePosition after) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var due = routes.lockDue(now, after, BATCH);
            decisions.decide(due.stream().map(DueLead::route).toList(), clock.instant());
            return due.stream().map(DueLead::position).toList();
        }));
    }

    /** Counters are opened outside of transactions; what is missing even then comes with the next turn. */
    private List<DuePosition> decideWithOpenCounters(Instant now, DuePosition after) {
        try {
            decisions.openCounters(routes.due(now, after, BATCH), clock.instant());
            return decideLocked(now, after);
        } catch (StalePreparationException e) {
            LOG.debug("held leads wait for the next look: {}", e.getMessage());
            return List.of();
        } catch (RuntimeException e) {
            return decideOneByOne(now, after, e);
        }
    }

    private List<DuePosition> decideOneByOne(Instant now, DuePosition after, RuntimeException failure) {
        if (DatabaseTrouble.isOutage(failure)) {
            throw failure;
        }
        LOG.debug("a batch of held leads failed, going one by one");
        var due = routes.duePositions(now, after, BATCH);
        due.forEach(each -> decideAlone(new LeadId(each.leadId())));
        return due;
    }

    /** One bad lead does not hold up its neighbours: it is looked at again later. */
    private void decideAlone(LeadId leadId) {
        try {
            actions.apply(leadId, HeldLeadActions.HoldAction.RELEASE, null);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            // No message, because the driver's quotes what was to be written.
            LOG.error(
                    "held lead {} could not be decided: {}",
                    leadId,
                    e.getClass().getSimpleName());
            transaction.executeWithoutResult(
                    _ -> routes.postpone(leadId, clock.instant().plus(AFTER_FAILURE)));
        }
    }

    /** Makes every held lead due: what it waits for may have come with a new configuration. */
    void wakeAll() {
        try {
            transaction.executeWithoutResult(_ -> routes.wakeAll(clock.instant()));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("held leads wait for their own time: {}", e.getClass().getSimpleName());
        }
    }
}
