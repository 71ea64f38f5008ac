package io.headgate.routing.holds;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.decision.DecidedRound;
import io.headgate.routing.decision.RecordRounds;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rejects leads that nobody reviewed in time. */
@Component
class OverdueReviews {

    private static final int BATCH = 50;

    private final LeadRoutes routes;
    private final RecordRounds rounds;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Job close;

    OverdueReviews(
            LeadRoutes routes, RecordRounds rounds, PlatformTransactionManager transactions, Clock clock, Jobs jobs) {
        this.routes = routes;
        this.rounds = rounds;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.close = jobs.job("reviews.close-overdue");
    }

    @Scheduled(fixedDelayString = "${headgate.routing.hold-interval:500ms}")
    void closeOverdue() {
        close.run(this::rejectOverdue);
    }

    private void rejectOverdue() {
        if (!routes.hasOverdueReviews(clock.instant())) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            var closed = new ArrayList<DecidedRound>();
            for (var route : routes.lockOverdueReviews(now, BATCH)) {
                closed.add(DecidedRound.withoutEngine(
                        route,
                        DecisionOutcome.REJECTED,
                        ReasonCode.LEAD_EXPIRED,
                        "Nobody reviewed the lead in time, so it was rejected.",
                        route.configVersion()));
            }
            rounds.record(closed, now);
        });
    }
}
