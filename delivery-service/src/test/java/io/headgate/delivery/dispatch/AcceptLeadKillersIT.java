package io.headgate.delivery.dispatch;

import io.headgate.delivery.DeliveryPlatform;
import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.StubHttpServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever dies, a routed lead becomes one delivery, one request and one outcome. */
class AcceptLeadKillersIT extends DeliveryPlatform {

    private static final StubHttpServer RECEIVER = new StubHttpServer(StubHttpServer.status(200, "{}"));

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @BeforeEach
    void publish() {
        publish("killers", webhook(RECEIVER.url("/"), Duration.ofMillis(50)));
    }

    @Nested
    class RoutedLeads extends FiveKillers<LeadRouted> {

        @Autowired
        private Subscription routedLeads;

        @Autowired
        private JdbcClient jdbc;

        @Override
        protected Subscription subscription() {
            return routedLeads;
        }

        @Override
        protected Topics topic() {
            return Topics.LEADS_ROUTED;
        }

        @Override
        protected LeadRouted event() {
            return routed("killers");
        }

        @Override
        protected boolean isComplete(String observed) {
            return observed.endsWith(" 1 outcomes");
        }

        @Override
        protected String observe(LeadRouted event) {
            var id = event.allocation().deliveryId();
            var row = jdbc.sql("SELECT status || ' after ' || attempts FROM delivery WHERE id = ?")
                    .param(id.value())
                    .query(String.class)
                    .optional()
                    .orElse("");
            var requests = RECEIVER.requests().stream()
                    .filter(request -> id.toString().equals(request.headers().get("webhook-id")))
                    .count();
            return row.isEmpty() && requests == 0
                    ? ""
                    : row + ", " + requests + " requests, " + attempts(event).size() + " attempts, "
                            + allFinished(event).size() + " outcomes";
        }
    }
}
