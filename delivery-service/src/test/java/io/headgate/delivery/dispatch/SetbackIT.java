package io.headgate.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonValue;
import io.headgate.delivery.DeliveryPlatform;
import io.headgate.delivery.Leads;
import io.headgate.delivery.attempt.AttemptDelivery;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.queue.NewDelivery;
import io.headgate.model.config.Method;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import io.headgate.model.person.Contact;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.limit.CircuitState;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes wrong within the service itself stays with the delivery or the moment that it concerns. */
class SetbackIT extends DeliveryPlatform {

    private static final Duration QUICK = Duration.ofMillis(50);
    private static final Duration PATIENCE = TestPlatform.PATIENCE;

    private final StubHttpServer receiver = new StubHttpServer(StubHttpServer.status(200, "{}"));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Gates gates;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void storesAChangeOfTheBreakerAsSoonAsTheDatabaseTakesIt() {
        receiver.behave(StubHttpServer.status(401, "{}"));
        publish("blip", webhook(receiver.url("/"), QUICK));
        refuse("endpoint_health", "endpoint_id = 'blip' AND state = 'HALF_OPEN'");
        try {
            finished(send("blip"));
            await().atMost(PATIENCE).until(() -> gates.gateOf("blip").health().state() == CircuitState.HALF_OPEN);
            await().atMost(PATIENCE)
                    .until(() -> jdbc.sql("SELECT state FROM endpoint_health WHERE endpoint_id = 'blip'")
                            .query(String.class)
                            .optional()
                            .equals(Optional.of("OPEN")));
        } finally {
            allow("endpoint_health");
        }

        health("blip", State.HALF_OPEN);
        receiver.behave(StubHttpServer.status(200, "{}"));
        assertThat(finished(send("blip")).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
    }

    @Test
    void announcesAnOpenBreakerEvenIfTheAttemptCannotBeRecorded() {
        receiver.behave(StubHttpServer.status(401, "{}"));
        publish("unrecorded", webhook(receiver.url("/"), QUICK));
        refuse("delivery", "endpoint_id = 'unrecorded' AND status = 'FINISHED'");
        LeadRouted event;
        try {
            event = send("unrecorded");

            health("unrecorded", State.OPEN);

            assertThat(allFinished(event)).isEmpty();
        } finally {
            allow("delivery");
        }
        assertThat(finished(event).reason()).isEqualTo(ReasonCode.DELIVERY_MISCONFIGURED);
    }

    @Test
    void aRequestThatCannotBeMadeWasCertainlyNotSent() {
        config.secret("hollow", "whsec_");
        publish(
                "hollow",
                delivery(
                        Method.WEBHOOK,
                        receiver.url("/"),
                        "hollow",
                        ResponseRules.HTTP_STATUS,
                        QUICK,
                        Duration.ofHours(1)));

        var event = send("hollow");

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(finished(event).reason()).isEqualTo(ReasonCode.DELIVERY_MISCONFIGURED);
        assertThat(attempts(event, 1).getFirst().detail())
                .isEqualTo("the request could not be made: IllegalArgumentException");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeReadIsOnRecordAsDoubt(@Autowired AttemptDelivery attempts) {
        publish("unreadable", webhook(receiver.url("/"), QUICK));
        var event = routed("unreadable");
        var claimed = NewDelivery.of(event, true, Duration.ofMinutes(1), Duration.ofHours(1))
                .claimedAt(event.at(), System.nanoTime());

        var attempted = attempts.makeAttempt(claimed, unspeakable(), false);

        assertThat(receiver.requests()).hasSize(1);
        assertThat(attempted.outcome().result()).isEqualTo(AttemptClass.UNKNOWN);
        assertThat(attempted.outcome().detail()).isEqualTo("the answer could not be read");
        assertThat(attempted.status()).isEqualTo(200);
        assertThat(attempted.response()).isNull();
    }

    @Test
    void anEndpointIsServedAfterADeliveryThatCouldNotBeRead() {
        publish("misread", webhook(receiver.url("/"), QUICK));
        var broken = waiting("misread");
        jdbc.sql("UPDATE delivery SET facts = '[]' WHERE id = ?")
                .param(id(broken))
                .update();
        config.resumeEndpoint("misread");
        await().atMost(PATIENCE).until(() -> status(broken).equals("SENDING"));
        var next = waiting("misread");

        config.resumeEndpoint("misread");

        assertThat(finished(next).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        forget(broken);
    }

    @Test
    void retriesGoOnWhileALostDeliveryCannotBeTakenBack() {
        publish("stuck", webhook(receiver.url("/"), QUICK));
        var broken = waiting("stuck");
        jdbc.sql("""
            INSERT INTO delivery_attempt (delivery_id, attempt, fence, started_at, possible_duplicate)
            VALUES (?, 1, 1, now(), false)
            """).param(id(broken)).update();
        jdbc.sql("""
            UPDATE delivery
               SET facts = '[]', status = 'SENDING', attempts = 1, fence = 1, lease_until = now() - interval '1 second'
             WHERE id = ?
            """).param(id(broken)).update();
        var count = new AtomicInteger();
        receiver.behave(
                (request, socket, out) -> StubHttpServer.write(out, count.incrementAndGet() < 2 ? 500 : 200, "{}"));
        publish("lively", webhook(receiver.url("/"), QUICK));

        var event = send("lively");

        assertThat(finished(event).attempts()).isEqualTo(2);
        forget(broken);
    }

    private LeadRouted waiting(String endpointId) {
        config.pauseEndpoint(endpointId);
        var event = send(endpointId);
        await().atMost(PATIENCE).until(() -> status(event).equals("READY"));
        return event;
    }

    private static java.util.UUID id(LeadRouted event) {
        return event.allocation().deliveryId().value();
    }

    private String status(LeadRouted event) {
        return jdbc.sql("SELECT status FROM delivery WHERE id = ?")
                .param(id(event))
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void forget(LeadRouted event) {
        jdbc.sql("DELETE FROM delivery_attempt WHERE delivery_id = ?")
                .param(id(event))
                .update();
        jdbc.sql("DELETE FROM delivery WHERE id = ?").param(id(event)).update();
    }

    private void refuse(String table, String rows) {
        jdbc.sql("ALTER TABLE %s ADD CONSTRAINT setback CHECK (NOT (%s)) NOT VALID".formatted(table, rows))
                .update();
    }

    private void allow(String table) {
        jdbc.sql("ALTER TABLE %s DROP CONSTRAINT setback".formatted(table)).update();
    }

    private void health(String endpointId, State state) {
        events.await(
                EndpointHealthChanged.class, fact -> fact.endpointId().equals(endpointId) && fact.state() == state);
    }

    // It can be rendered, and then the search for its values breaks.
    private static Contact unspeakable() {
        var plain = Leads.contact();
        return new Contact(
                plain.firstName(),
                plain.lastName(),
                plain.email(),
                plain.phone(),
                plain.phoneAlt(),
                plain.address(),
                plain.consent(),
                plain.sourceLeadId(),
                Map.of("note", new Unspeakable()));
    }

    /** A value that has JSON but no text. */
    private static final class Unspeakable {

        @JsonValue
        String json() {
            return "note";
        }

        @Override
        public String toString() {
            throw new IllegalStateException("unspeakable");
        }
    }
}
