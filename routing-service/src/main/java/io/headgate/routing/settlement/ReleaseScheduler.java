package io.headgate.routing.settlement;

import io.headgate.routing.decision.DecideLeads;
import io.headgate.routing.reservations.FreedSlots;
import io.headgate.routing.reservations.Reservations;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back the slots of leads that were accepted and stay in flight for a while, as people who work a list of leads
 * agree, once that time is over or somebody said that the work is: nobody else gives these back. Leads that wait for the room are looked at again.
 */
@Component
class ReleaseScheduler {

    private static final int BATCH = 500;

    private final Reservations reservations;
    private final DecideLeads decisions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Job giveBack;

    ReleaseScheduler(
            Reservations reservations,
            DecideLeads decisions,
            PlatformTransactionManager transactions,
            Clock clock,
            Jobs jobs) {
        this.reservations = reservations;
        this.decisions = decisions;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.giveBack = jobs.job("reservations.give-back");
    }

    @Scheduled(fixedDelayString = "${headgate.routing.hold-interval:500ms}")
    void giveBackDue() {
        giveBack.run(() -> {
            var now = clock.instant();
            if (reservations.hasDueReleases(now)) {
                transaction.executeWithoutResult(_ ->
                        decisions.decide(List.of(), FreedSlots.ofDue(reservations.lockDueReleases(now, BATCH)), now));
            }
        });
    }
}
