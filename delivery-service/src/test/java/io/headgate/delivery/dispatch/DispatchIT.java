package io.headgate.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.headgate.delivery.DeliveryPlatform;
import io.headgate.embedded.Ports;
import io.headgate.model.config.Method;
import io.headgate.model.config.ResponseMatch;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the routed lead to the receiver's socket and back to the facts. */
class DispatchIT extends DeliveryPlatform {

    private static final Duration QUICK = Duration.ofMillis(50);
    private static final Duration PATIENCE = TestPlatform.PATIENCE;
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final StubHttpServer receiver = new StubHttpServer(StubHttpServer.status(200, "{\"id\":\"crm-7\"}"));

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliversASignedWebhookAndSaysSoOnce() throws Exception {
        config.secret("signed-secret", SECRET);
        var rules = new ResponseRules("2xx", null, null, null, null, null, "$.id", null, null);
        publish(
                "signed",
                delivery(Method.WEBHOOK, receiver.url("/leads"), "signed-secret", rules, QUICK, Duration.ofHours(1)));

        var event = send("signed");

        var finished = finished(event);
        assertThat(finished.outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(finished.externalId()).isEqualTo("crm-7");
        assertThat(finished.allocation()).isEqualTo(event.allocation());
        assertThat(finished.attempts()).isEqualTo(1);
        var got = receiver.requests().getFirst();
        new Webhook(SECRET)
                .verify(
                        got.body(),
                        Map.of(
                                "webhook-id", List.of(got.headers().get("webhook-id")),
                                "webhook-timestamp", List.of(got.headers().get("webhook-timestamp")),
                                "webhook-signature", List.of(got.headers().get("webhook-signature"))));
        assertThat(got.headers())
                .containsEntry("webhook-id", event.allocation().deliveryId().toString())
                .containsEntry("lead-attempt", "1")
                .doesNotContainKeys("lead-possible-duplicate", "lead-replay");
        assertThat(got.headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(got.body()).contains("\"phone\":\"+15125550187\"");
    }

    @Test
    void keepsNothingPersonalOnceTheDeliveryIsOver() {
        receiver.behave((request, socket, out) -> StubHttpServer.write(out, 200, request.body()));
        publish("echo", webhook(receiver.url("/"), QUICK));

        var event = send("echo");

        finished(event);
        assertThat(attempts(event, 1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.response()).contains("‹redacted:email›").doesNotContain("canary");
            assertThat(attempt.request()).contains("‹redacted:first_name›").doesNotContain("Zebedee");
        });
        assertThat(events.everything()).noneMatch(text -> text.contains("Quillfeather") || text.contains("5550187"));
        assertThat(jdbc.sql("SELECT d::text || string_agg(a::text, '') FROM delivery d"
                                + " JOIN delivery_attempt a ON a.delivery_id = d.id WHERE d.id = ? GROUP BY d")
                        .param(event.allocation().deliveryId().value())
                        .query(String.class)
                        .single())
                .doesNotContain(
                        "Quillfeather", "5550187", "canary", event.contact().data());
    }

    @Test
    void triesAgainUntilTheEndpointTakesIt() {
        var count = new AtomicInteger();
        receiver.behave(
                (request, socket, out) -> StubHttpServer.write(out, count.incrementAndGet() < 3 ? 500 : 200, "{}"));
        publish("flaky", webhook(receiver.url("/"), QUICK));

        var event = send("flaky");

        assertThat(finished(event).attempts()).isEqualTo(3);
        assertThat(attempts(event, 3))
                .extracting(DeliveryAttempted::result)
                .containsExactly(AttemptClass.RETRY, AttemptClass.RETRY, AttemptClass.ACCEPTED);
        assertThat(attempts(event, 3).getFirst().nextAttemptAt()).isNotNull();
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("lead-attempt"))
                .containsExactly("1", "2", "3");
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly(event.allocation().deliveryId().toString());
        // An answer is an answer: nothing was in doubt.
        assertThat(receiver.requests()).noneMatch(request -> request.headers().containsKey("lead-possible-duplicate"));
    }

    @Test
    void givesARefusalBackWithTheEndpointsOwnWords() {
        receiver.behave(StubHttpServer.status(200, "{\"status\":\"rejected\",\"why\":\"no such ZIP, Zebedee\"}"));
        var rules = new ResponseRules(
                "2xx", null, new ResponseMatch("$.status", "rejected", null), null, null, "$.why", null, null, null);
        publish("picky", delivery(Method.HTTP, receiver.url("/"), null, rules, QUICK, Duration.ofHours(1)));

        var finished = finished(send("picky"));

        assertThat(finished.outcome()).isEqualTo(DeliveryOutcome.REJECTED);
        assertThat(finished.reason()).isEqualTo(ReasonCode.DELIVERY_REJECTED);
        assertThat(finished.buyerReason()).isEqualTo("no such ZIP, ‹redacted:first_name›");
    }

    @Test
    void marksTheRepeatOfALostRequestAndTakesDuplicateForAcceptance() {
        var count = new AtomicInteger();
        receiver.behave((request, socket, out) -> {
            if (count.incrementAndGet() == 1) {
                socket.setSoLinger(true, 0);
                socket.close();
            } else {
                StubHttpServer.write(out, 409, "{\"error\":\"duplicate\"}");
            }
        });
        publish("lossy", webhook(receiver.url("/"), QUICK));

        var event = send("lossy");

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(attempts(event, 2))
                .extracting(DeliveryAttempted::result)
                .containsExactly(AttemptClass.UNKNOWN, AttemptClass.ACCEPTED);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("lead-possible-duplicate"))
                .containsExactly(null, "true");
    }

    @Test
    void saysThePriceThatTheAnswerNames() {
        receiver.behave(StubHttpServer.status(200, "{\"price\":\"55.00\"}"));
        var rules = new ResponseRules("2xx", null, null, null, null, null, null, "$.price", null);
        publish("bidder", delivery(Method.HTTP, receiver.url("/"), null, rules, QUICK, Duration.ofHours(1)));

        var finished = finished(send("bidder"));

        assertThat(finished.answeredPrice()).isEqualTo(Money.of("55.00", "USD"));
        assertThat(finished.allocation().price()).isEqualTo(Money.of("42.00", "USD"));
    }

    @Test
    void asksTheSameEndpointAgainWhenItsAnswerCannotBeRead() {
        var count = new AtomicInteger();
        var answers = List.of(
                "{\"success\":true,\"id\":\"42\"}\n<!-- cache -->", "<html><title>Sign in</title></html>", "{}");
        receiver.behave((request, socket, out) -> {
            var answered = count.getAndIncrement();
            StubHttpServer.write(
                    out, 200, answered < answers.size() ? answers.get(answered) : "\uFEFF{\"success\":true,\"id\":42}");
        });
        var rules = new ResponseRules(
                "2xx", new ResponseMatch("$.success", "true", null), null, null, null, null, "$.id", null, null);
        publish("garbled", delivery(Method.HTTP, receiver.url("/"), null, rules, QUICK, Duration.ofHours(1)));

        var event = send("garbled");

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(finished(event).externalId()).isEqualTo("42");
        assertThat(attempts(event, 4))
                .extracting(DeliveryAttempted::result)
                .containsExactly(
                        AttemptClass.UNKNOWN, AttemptClass.UNKNOWN, AttemptClass.UNKNOWN, AttemptClass.ACCEPTED);
        assertThat(attempts(event, 4).getFirst().detail())
                .isEqualTo("HTTP 200, but the answer is not readable as JSON");
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("lead-possible-duplicate"))
                .containsExactly(null, "true", "true", "true");
    }

    @Test
    void neverGivesBackWhatMayHaveArrived() {
        var count = new AtomicInteger();
        receiver.behave((request, socket, out) -> {
            if (count.incrementAndGet() == 1) {
                socket.close();
            } else {
                StubHttpServer.write(out, 422, "{}");
            }
        });
        publish("doubt", webhook(receiver.url("/"), QUICK));

        assertThat(finished(send("doubt")).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void givesUpWhenTheLeadIsTooOld() {
        receiver.behave(StubHttpServer.status(500, "{}"));
        publish(
                "tired",
                delivery(
                        Method.WEBHOOK,
                        receiver.url("/"),
                        null,
                        ResponseRules.HTTP_STATUS,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5)));

        var finished = finished(send("tired"));

        assertThat(finished.outcome()).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(finished.reason()).isEqualTo(ReasonCode.DELIVERY_EXHAUSTED);
        assertThat(finished.attempts()).isEqualTo(1);
    }

    @Test
    void opensTheBreakerOfADeadEndpointGivesItsLeadsBackAndFindsItAlive() {
        publish("dead", webhook("http://127.0.0.1:" + Ports.free() + "/", QUICK));

        var lost = IntStream.range(0, 12).mapToObj(i -> send("dead")).toList();

        assertThat(lost).allSatisfy(event -> {
            assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.FAILED);
            assertThat(finished(event).reason()).isEqualTo(ReasonCode.ENDPOINT_UNHEALTHY);
        });
        health("dead", State.OPEN);
        health("dead", State.HALF_OPEN);
        publish("dead", webhook(receiver.url("/"), QUICK));
        assertThat(finished(eventually("dead")).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        health("dead", State.CLOSED);
        assertThat(lost).allSatisfy(event -> assertThat(allFinished(event)).hasSize(1));
    }

    @Test
    void stopsSendingToAnEndpointWhoseSetUpIsWrongUntilItChanges() {
        receiver.behave(StubHttpServer.status(401, "{}"));
        publish("locked", webhook(receiver.url("/"), QUICK));

        var finished = finished(send("locked"));

        assertThat(finished.outcome()).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(finished.reason()).isEqualTo(ReasonCode.DELIVERY_MISCONFIGURED);
        health("locked", State.OPEN);
        receiver.behave(StubHttpServer.status(200, "{}"));
        publish("locked", webhook(receiver.url("/new"), QUICK));
        assertThat(finished(eventually("locked")).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
    }

    @Test
    void saysWhichSecretIsMissing() {
        publish(
                "keyless",
                delivery(
                        Method.WEBHOOK,
                        receiver.url("/"),
                        "never-set",
                        ResponseRules.HTTP_STATUS,
                        QUICK,
                        Duration.ofHours(1)));

        var event = send("keyless");

        assertThat(finished(event).reason()).isEqualTo(ReasonCode.DELIVERY_MISCONFIGURED);
        assertThat(attempts(event, 1).getFirst().detail()).isEqualTo("the secret \"never-set\" is not set");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void refusesAPrivateAddress() {
        publish("private", webhook("https://10.0.0.1/", QUICK));

        var finished = finished(send("private"));

        assertThat(finished.outcome()).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(finished.reason()).isEqualTo(ReasonCode.EGRESS_REFUSED);
    }

    @Test
    void leavesAnEndpointAloneThatAsksForARest() {
        var count = new AtomicInteger();
        receiver.behave((request, socket, out) -> {
            if (count.incrementAndGet() == 1) {
                StubHttpServer.write(out, 429, "{}", "Retry-After: 1");
            } else {
                StubHttpServer.write(out, 200, "{}");
            }
        });
        publish("busy", webhook(receiver.url("/"), QUICK));
        var first = send("busy");
        var refused = attempts(first, 1).getFirst();

        var second = send("busy");

        finished(first);
        finished(second);
        var rested = refused.startedAt().plusMillis(refused.millis()).plusMillis(900);
        assertThat(attempts(second, 1).getFirst().startedAt()).isAfter(rested);
    }

    @Test
    void holdsDeliveriesOfAPausedEndpointUntilItIsResumed() {
        publish("paused", webhook(receiver.url("/"), QUICK));
        config.pauseEndpoint("paused");

        var event = send("paused");

        await().atMost(PATIENCE).until(() -> status(event).equals("READY"));
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> receiver.requests()
                .isEmpty());
        config.resumeEndpoint("paused");
        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
    }

    @Test
    void givesBackWhatWaitsForAnEndpointThatIsNoLongerConfigured() {
        publish("leaving", webhook(receiver.url("/"), QUICK));
        config.pauseEndpoint("leaving");
        var event = send("leaving");
        await().atMost(PATIENCE).until(() -> status(event).equals("READY"));

        withdraw("leaving");

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(finished(event).reason()).isEqualTo(ReasonCode.ENDPOINT_DISABLED);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void waitsForTheVersionThatRoutedTheLead() {
        var version = publish("before", webhook(receiver.url("/"), QUICK)) + 1;
        var event = routed("arriving", version, Instant.now());
        events.send(Topics.LEADS_ROUTED, event);
        await().atMost(PATIENCE).until(() -> status(event).equals("READY"));
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> allFinished(event)
                .isEmpty());

        assertThat(publish("arriving", webhook(receiver.url("/"), QUICK))).isEqualTo(version);

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
    }

    private void health(String endpointId, State state) {
        events.await(
                EndpointHealthChanged.class, fact -> fact.endpointId().equals(endpointId) && fact.state() == state);
    }

    // Routing sends nothing to an endpoint whose breaker is open; this test waits likewise.
    private LeadRouted eventually(String endpointId) {
        await().atMost(PATIENCE).until(() -> !jdbc.sql("SELECT state FROM endpoint_health WHERE endpoint_id = ?")
                .param(endpointId)
                .query(String.class)
                .single()
                .equals("OPEN"));
        return send(endpointId);
    }

    private String status(LeadRouted event) {
        return jdbc.sql("SELECT status FROM delivery WHERE id = ?")
                .param(event.allocation().deliveryId().value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
