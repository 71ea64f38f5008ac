package io.headgate.routing.holds;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.decision.DecidedRound;
import io.headgate.routing.decision.RecordRounds;
import io.headgate.routing.leads.LeadRoutes;
import java.time.Clock;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Rejects leads that nobody reviewed in time. */
@Component
class OverdueReviews {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueReviews.class);
    private static final int BATCH = 50;

    private final LeadRoutes routes;
    private final RecordRounds rounds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverdueReviews(LeadRoutes routes, RecordRounds rounds, PlatformTransactionManager transactions, Clock clock) {
        this.routes = routes;
        this.rounds = rounds;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${headgate.routing.hold-interval:500ms}")
    void closeOverdue() {
        try {
            rejectOverdue();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "leads in review have to wait for the database: {}",
                    e.getClass().getSimpleName());
        }
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
