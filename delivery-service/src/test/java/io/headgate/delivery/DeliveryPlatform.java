package io.headgate.delivery;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Method;
import io.headgate.model.config.Pace;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole service with real PostgreSQL and Kafka, short waits, and the loopback allowed. */
@HeadgateIT
@TestPropertySource(
        properties = {
            "headgate.egress-allow=127.0.0.0/8",
            "headgate.delivery.poll=PT0.1S",
            "headgate.delivery.tick=PT0.05S",
            "headgate.delivery.lease-margin=PT5S",
            "headgate.delivery.breaker.open-for=PT1S",
            "headgate.delivery.breaker.longest-open=PT2S"
        })
public abstract class DeliveryPlatform {

    /** Plays intake for replays. */
    protected static final StubHttpServer INTAKE =
            new StubHttpServer(StubHttpServer.status(200, EventJson.mapper().writeValueAsString(Leads.contact())));

    // For a receiver that answers at once, on a machine that is busy; no test waits for it to pass.
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private static final Map<String, Endpoint> ENDPOINTS = new LinkedHashMap<>();

    @Autowired
    protected TestEvents events;

    @Autowired
    protected TestConfig config;

    @Autowired
    private ContactSealer sealer;

    @Autowired
    private PersonKeys keys;

    @DynamicPropertySource
    static void intake(DynamicPropertyRegistry registry) {
        registry.add("headgate.peers.intake-url", () -> "http://127.0.0.1:" + INTAKE.port());
    }

    /** Publishes the endpoint beside those that are there; returns the version. */
    protected int publish(String id, Delivery delivery) {
        ENDPOINTS.put(id, endpoint(id, delivery));
        return publish();
    }

    protected int withdraw(String id) {
        ENDPOINTS.remove(id);
        return publish();
    }

    protected int publishAll(Map<String, Delivery> deliveries) {
        deliveries.forEach((id, delivery) -> ENDPOINTS.put(id, endpoint(id, delivery)));
        return publish();
    }

    private int publish() {
        return config.publish(new ConfigDocument(
                null,
                null,
                null,
                List.of(new Client("clients", null, null, null, null, null, null, List.copyOf(ENDPOINTS.values()))),
                null,
                null,
                null,
                null,
                List.of()));
    }

    private static Endpoint endpoint(String id, Delivery delivery) {
        return new Endpoint(
                id, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, delivery);
    }

    protected static Delivery webhook(String url, Duration backoff) {
        return delivery(Method.WEBHOOK, url, null, ResponseRules.HTTP_STATUS, backoff, Duration.ofHours(1));
    }

    protected static Delivery delivery(
            Method method,
            String url,
            @Nullable String secretRef,
            ResponseRules rules,
            Duration backoff,
            Duration maxAge) {
        return new Delivery(
                method,
                url,
                BodyFormat.JSON,
                null,
                secretRef,
                ENOUGH,
                maxAge,
                null,
                rules,
                new Pace(null, 1000, List.of(backoff)),
                null,
                null);
    }

    /** A lead routed to the endpoint now. */
    protected LeadRouted routed(String endpointId) {
        return routed(endpointId, 1, Instant.now());
    }

    protected LeadRouted routed(String endpointId, int version, Instant at) {
        var id = new LeadId(EventIds.next());
        return new LeadRouted(
                id,
                at,
                1,
                version,
                Leads.allocation(endpointId),
                Leads.facts(at),
                sealer.seal(id, Leads.contact(), keys.fresh()));
    }

    protected LeadRouted send(String endpointId) {
        var event = routed(endpointId);
        events.send(Topics.LEADS_ROUTED, event);
        return event;
    }

    protected DeliveryFinished finished(LeadRouted event) {
        return events.await(
                DeliveryFinished.class,
                fact -> fact.allocation().deliveryId().equals(event.allocation().deliveryId()));
    }

    protected List<DeliveryFinished> allFinished(LeadRouted event) {
        return events.all(
                DeliveryFinished.class,
                fact -> fact.allocation().deliveryId().equals(event.allocation().deliveryId()));
    }

    protected List<DeliveryAttempted> attempts(LeadRouted event) {
        return events.all(DeliveryAttempted.class, fact -> fact.deliveryId()
                .equals(event.allocation().deliveryId()));
    }

    /** The facts of that many attempts, the first attempt first: they are said by different threads. */
    protected List<DeliveryAttempted> attempts(LeadRouted event, int many) {
        return Awaitility.await(many + " attempts").until(() -> attempts(event), said -> said.size() >= many).stream()
                .sorted(Comparator.comparing(DeliveryAttempted::attempt))
                .toList();
    }
}
