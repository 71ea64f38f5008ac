package io.headgate.routing.holds;

import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.leads.RouteState;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes how many leads wait. Counting reads all of them, so it is done beside deciding them, and more rarely. */
@Component
class WaitingLeadGauges {

    private final LeadRoutes routes;
    private final RoutingMetrics metrics;
    private final Job count;

    WaitingLeadGauges(LeadRoutes routes, RoutingMetrics metrics, Jobs jobs) {
        this.routes = routes;
        this.metrics = metrics;
        this.count = jobs.job("holds.count");
    }

    @Scheduled(fixedDelayString = "10s", initialDelayString = "1s")
    void countWaiting() {
        count.run(() -> {
            var waiting = routes.countWaiting();
            metrics.waiting(waiting.getOrDefault(RouteState.HELD, 0L), waiting.getOrDefault(RouteState.REVIEW, 0L));
        });
    }
}
