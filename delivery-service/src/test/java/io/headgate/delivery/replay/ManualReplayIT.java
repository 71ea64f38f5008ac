package io.headgate.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headgate.delivery.DeliveryPlatform;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

class ManualReplayIT extends DeliveryPlatform {

    private static final Duration QUICK = Duration.ofMillis(50);

    private final StubHttpServer receiver = new StubHttpServer(StubHttpServer.status(200, "{}"));

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceToken token;

    @Autowired
    private MeterRegistry registry;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void sendsAnAcceptedDeliveryAgainUnderTheSameIdAndMarksIt() {
        publish("again", webhook(receiver.url("/"), QUICK));
        var event = send("again");
        finished(event);

        var answer = replay(event.allocation().deliveryId());

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).contains("\"state\":\"sent\"", "\"result\":\"ACCEPTED\"", "\"attempt\":2");
        var repeat = receiver.requests().getLast();
        assertThat(repeat.headers())
                .containsEntry("webhook-id", event.allocation().deliveryId().toString())
                .containsEntry("lead-replay", "true")
                .containsEntry("lead-attempt", "2");
        assertThat(repeat.body()).contains("Zebedee");
        assertThat(INTAKE.requests().getLast().path())
                .contains("purpose=replay")
                .contains("actor=ann");
        assertThat(attempts(event, 2)).extracting(DeliveryAttempted::result).containsOnly(AttemptClass.ACCEPTED);
        assertThat(allFinished(event)).hasSize(1);
    }

    @Test
    void aDeliveryInDoubtIsConfirmedOnceAndForGood() {
        var event = inDoubt("asked");

        assertThat(call(event, "confirm").getBody()).contains("DONE");
        assertThat(call(event, "confirm").getBody()).contains("UNCHANGED");

        assertThat(call(event, "write-off").getStatusCode().value()).isEqualTo(409);
        assertThat(call(event, "resend").getStatusCode().value()).isEqualTo(409);
        await().until(() -> allFinished(event).size() == 2);
        assertThat(allFinished(event))
                .extracting(DeliveryFinished::outcome)
                .containsExactly(DeliveryOutcome.UNKNOWN, DeliveryOutcome.ACCEPTED);
    }

    @Test
    void aDeliveryInDoubtThatIsWrittenOffIsOverWithoutAnybody() {
        var event = inDoubt("given-up");

        assertThat(call(event, "write-off").getBody()).contains("DONE");

        assertThat(call(event, "confirm").getStatusCode().value()).isEqualTo(409);
        await().until(() -> allFinished(event).size() == 2);
        assertThat(allFinished(event).getLast().reason()).isEqualTo(ReasonCode.DELIVERY_WRITTEN_OFF);
    }

    @Test
    void aDeliveryInDoubtThatIsLetGoSaysSoAndIsNotWrittenOffAsWell() {
        var event = inDoubt("let-go");

        assertThat(call(event, "write-off", "{\"goes_to\":\"nowhere\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(call(event, "write-off", "{\"goes_to\":\"others\"}").getBody())
                .contains("DONE");
        assertThat(call(event, "write-off", "{\"goes_to\":\"others\"}").getBody())
                .contains("UNCHANGED");

        assertThat(call(event, "write-off").getStatusCode().value()).isEqualTo(409);
        await().until(() -> allFinished(event).size() == 2);
        assertThat(allFinished(event).getLast().outcome()).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(allFinished(event).getLast().reason()).isEqualTo(ReasonCode.DELIVERY_LET_GO);
    }

    @Test
    void deliveriesInDoubtAreMeasuredUntilTheyAreResolved() {
        var event = inDoubt("measured");
        var before = counted("headgate.delivery.resolved", "how", "written_off");

        await().atMost(TestPlatform.PATIENCE)
                .until(() ->
                        registry.get("headgate.delivery.unconfirmed").gauge().value() >= 1);
        call(event, "write-off");

        assertThat(counted("headgate.delivery.resolved", "how", "written_off")).isEqualTo(before + 1);
    }

    @Test
    void anAcceptanceAfterAWriteOffIsSaidAsAnAttemptAndCountedButChangesNothing() throws InterruptedException {
        var event = inDoubt("after-all");
        var answer = new CountDownLatch(1);
        receiver.behave((request, socket, out) -> {
            answer.await();
            StubHttpServer.write(out, 200, "{}");
        });
        var before = counted("headgate.delivery.accepted.after.end");

        assertThat(call(event, "resend").getBody()).contains("under_way");
        assertThat(call(event, "write-off").getBody()).contains("DONE");
        answer.countDown();

        await().atMost(TestPlatform.PATIENCE)
                .until(() -> counted("headgate.delivery.accepted.after.end") == before + 1);
        await().until(
                        () -> events
                                .all(DeliveryAttempted.class, each -> each.deliveryId()
                                        .equals(event.allocation().deliveryId()))
                                .stream()
                                .anyMatch(each -> each.result() == AttemptClass.ACCEPTED));
        events.settle();
        assertThat(allFinished(event))
                .extracting(DeliveryFinished::outcome)
                .containsExactly(DeliveryOutcome.UNKNOWN, DeliveryOutcome.FAILED);
    }

    private double counted(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    @Test
    void aDeliveryInDoubtThatIsAcceptedWhenSentAgainIsConfirmedByThat() {
        var event = inDoubt("sent-again");
        receiver.behave(StubHttpServer.status(200, "{}"));

        assertThat(call(event, "resend").getBody()).contains("\"result\":\"ACCEPTED\"");

        assertThat(receiver.requests().getLast().headers())
                .containsEntry("webhook-id", event.allocation().deliveryId().toString())
                .containsEntry("lead-possible-duplicate", "true");
        await().until(() -> allFinished(event).size() == 2);
        assertThat(allFinished(event).getLast().outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
    }

    private LeadRouted inDoubt(String endpoint) {
        var count = new AtomicInteger();
        receiver.behave((request, socket, out) -> {
            if (count.incrementAndGet() == 1) {
                socket.close();
            } else {
                StubHttpServer.write(out, 422, "{}");
            }
        });
        publish(endpoint, webhook(receiver.url("/"), QUICK));
        var event = send(endpoint);
        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
        return event;
    }

    private ResponseEntity<String> call(LeadRouted event, String what) {
        return call(event, what, "{}");
    }

    private ResponseEntity<String> call(LeadRouted event, String what, String body) {
        return RestClient.create()
                .post()
                .uri("http://127.0.0.1:" + port + "/internal/deliveries/"
                        + event.allocation().deliveryId() + "/" + what)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .body(body)
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    @Test
    void neverRepeatsWhatWentBackToRouting() {
        receiver.behave(StubHttpServer.status(422, "{}"));
        publish("refuses", webhook(receiver.url("/"), QUICK));
        var event = send("refuses");
        finished(event);

        var answer = replay(event.allocation().deliveryId());

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getBody()).contains("DELIVERY_WENT_BACK");
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void makesAWaitingDeliveryDueAtOnce() {
        receiver.behave(StubHttpServer.status(500, "{}"));
        publish("later", webhook(receiver.url("/"), Duration.ofMinutes(20)));
        var event = send("later");
        attempts(event, 1);
        receiver.behave(StubHttpServer.status(200, "{}"));

        assertThat(replay(event.allocation().deliveryId()).getBody()).contains("due_now");

        finished(event);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void knowsNoDeliveryThatIsNotThere() {
        assertThat(replay(new DeliveryId(EventIds.next())).getStatusCode().value())
                .isEqualTo(404);
        assertThat(client().post()
                        .uri("/internal/deliveries/nonsense/replay")
                        .retrieve()
                        .onStatus(status -> true, (request, response) -> {})
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void tellsTheEndpointsHealth() {
        publish("ill", webhook("https://10.0.0.1/", QUICK));
        finished(send("ill"));

        // It is open for a second only, and probes then; but it never closes.
        await().untilAsserted(() -> assertThat(client().get()
                        .uri("/internal/endpoints/health")
                        .retrieve()
                        .body(String.class))
                .containsPattern("\"endpoint_id\":\"ill\",\"state\":\"(OPEN|HALF_OPEN)\""));
    }

    @Test
    void tellsWhichMethodsTheInstallationCannotDeliverByYet() {
        assertThat(client().get().uri("/internal/methods").retrieve().body(String.class))
                .contains(
                        "{\"method\":\"webhook\",\"missing\":null}",
                        "{\"method\":\"email\",\"missing\":\"no mail server is set");
    }

    private ResponseEntity<String> replay(DeliveryId id) {
        return client().post()
                .uri("/internal/deliveries/{id}/replay", id)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .body("{\"by\":\"ann\"}")
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private RestClient client() {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                .build();
    }
}
