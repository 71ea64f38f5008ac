package io.headgate.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headgate.delivery.DeliveryPlatform;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Method;
import io.headgate.model.config.Pace;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.StubHttpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The isolation that the gates promise, seen from outside. */
class OneDeadEndpointDoesNotDelayOthersIT extends DeliveryPlatform {

    // So long that a single healthy delivery waiting behind an ill one could not be over before it.
    private static final Duration ILL_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration WELL_BEFORE = Duration.ofMinutes(2);
    private static final int HEALTHY = 20;
    private static final int LEADS = 15;

    @Test
    void healthyEndpointsGetTheirLeadsWhileIllOnesHangTrickleAndFlood() {
        try (var hanging = new StubHttpServer(StubHttpServer.status(200, "{}"));
                var trickling = new StubHttpServer(StubHttpServer.status(200, "{}"));
                var flooding = new StubHttpServer(StubHttpServer.status(200, "{}"));
                var failing = new StubHttpServer(StubHttpServer.status(500, "{}"));
                var healthy = new StubHttpServer(StubHttpServer.status(200, "{}"))) {
            hanging.behave(hanging.hang());
            trickling.behave(trickling.trickle("HTTP/1.1 200 OK\r\nX-A: b\r\nX-", 1000));
            flooding.behave((request, socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n".getBytes());
                for (var i = 0; i < 1600; i++) {
                    out.write(new byte[65536]);
                }
            });
            var deliveries = new LinkedHashMap<String, Delivery>();
            deliveries.put("ill-hangs", patient(hanging.url("/")));
            deliveries.put("ill-trickles", patient(trickling.url("/")));
            deliveries.put("ill-floods", patient(flooding.url("/")));
            deliveries.put("ill-fails", patient(failing.url("/")));
            IntStream.range(0, HEALTHY).forEach(i -> deliveries.put("well-" + i, patient(healthy.url("/" + i))));
            publishAll(deliveries);

            var ill = new ArrayList<LeadRouted>();
            var well = new ArrayList<LeadRouted>();
            for (var round = 0; round < LEADS; round++) {
                for (var id : deliveries.keySet()) {
                    (id.startsWith("ill") ? ill : well).add(lead(id));
                }
            }

            await().atMost(WELL_BEFORE).until(() -> allAccepted(well));
            assertThat(hanging.requests()).hasSizeLessThanOrEqualTo(8).isNotEmpty();
            assertThat(ill.stream()
                            .filter(event -> event.allocation().endpointId().equals("ill-hangs")))
                    .allSatisfy(event -> assertThat(allFinished(event)).isEmpty());
            assertThat(healthy.requests()).hasSize(HEALTHY * LEADS);
            deliveries.keySet().stream().filter(id -> id.startsWith("ill")).forEach(this::withdraw);
        }
    }

    private boolean allAccepted(List<LeadRouted> leads) {
        return leads.stream().allMatch(event -> allFinished(event).stream()
                .anyMatch(fact -> fact.outcome() == DeliveryOutcome.ACCEPTED));
    }

    private LeadRouted lead(String endpointId) {
        var event = routed(endpointId);
        events.send(Topics.LEADS_ROUTED, event);
        return event;
    }

    private static Delivery patient(String url) {
        return new Delivery(
                Method.WEBHOOK,
                url,
                BodyFormat.JSON,
                null,
                null,
                ILL_TIMEOUT,
                Duration.ofHours(1),
                null,
                null,
                new Pace(8, 1000, List.of(Duration.ofSeconds(30))),
                null,
                null);
    }
}
