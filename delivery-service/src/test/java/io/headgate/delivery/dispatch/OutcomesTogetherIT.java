package io.headgate.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.delivery.DeliveryPlatform;
import io.headgate.delivery.attempt.OutcomeQueue;
import io.headgate.delivery.attempt.RecordOutcome;
import io.headgate.delivery.attempt.RecordOutcome.Made;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.queue.DeliveryQueue;
import io.headgate.delivery.queue.NewDelivery;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.DeliveryId;
import io.headgate.testkit.StubHttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Outcomes that share a transaction: each is fenced for itself, and none is harmed by another. */
class OutcomesTogetherIT extends DeliveryPlatform {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final StubHttpServer receiver = new StubHttpServer(StubHttpServer.status(200, "{}"));

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private RecordOutcome outcomes;

    @Autowired
    private OutcomeQueue together;

    @Autowired
    private JdbcClient jdbc;

    private String endpoint = "";

    @BeforeEach
    void publish() {
        endpoint = "together-" + System.identityHashCode(this);
        publish(endpoint, webhook(receiver.url("/"), Duration.ofMinutes(10)));
        config.pauseEndpoint(endpoint);
    }

    @AfterEach
    void close() {
        receiver.close();
        withdraw(endpoint);
    }

    @Test
    void eachIsFencedForItself() {
        var accepted = routed(endpoint);
        var refused = routed(endpoint);
        var late = routed(endpoint);
        var busy = routed(endpoint);
        var lateClaim = held(late);
        takeAway(lateClaim);

        outcomes.recordAll(List.of(
                new Made(held(accepted), attempted(AttemptClass.ACCEPTED, "ok")),
                new Made(lateClaim, attempted(AttemptClass.REJECTED, "no")),
                new Made(held(refused), attempted(AttemptClass.REJECTED, "no")),
                new Made(held(busy), attempted(AttemptClass.RETRY, "later"))));

        assertThat(finished(accepted).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(finished(refused).outcome()).isEqualTo(DeliveryOutcome.REJECTED);
        assertThat(attempts(accepted)).hasSize(1);
        assertThat(state(accepted)).isEqualTo("FINISHED ACCEPTED ok");
        assertThat(state(refused)).isEqualTo("FINISHED REJECTED no");
        assertThat(state(late)).isEqualTo("SENDING REJECTED late");
        assertThat(state(busy)).isEqualTo("READY RETRY ");
        assertThat(attempts(busy)).singleElement().satisfies(attempt -> assertThat(attempt.nextAttemptAt())
                .isNotNull());
        assertThat(allFinished(late)).isEmpty();
    }

    @Test
    void oneThatCannotBeRecordedHarmsNoOther() throws Exception {
        var good = List.of(routed(endpoint), routed(endpoint), routed(endpoint));
        var bad = held(routed(endpoint));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var failure = threads.submit(
                    () -> together.recordWithOthers(bad, attempted(AttemptClass.ACCEPTED, "no text: \0"), false));
            for (var event : good) {
                var claim = held(event);
                threads.submit(() -> together.recordWithOthers(claim, attempted(AttemptClass.ACCEPTED, "ok"), false));
            }
            assertThatThrownBy(failure::get).hasCauseInstanceOf(DataAccessException.class);
        }

        assertThat(good).allSatisfy(event -> assertThat(state(event)).isEqualTo("FINISHED ACCEPTED ok"));
        assertThat(text("SELECT status FROM delivery WHERE id = ?", bad.id())).isEqualTo("SENDING");
    }

    @Test
    void manyAtOnceShareAFewTransactions() throws Exception {
        var events = IntStream.range(0, 60).mapToObj(_ -> routed(endpoint)).toList();
        var claims = events.stream().map(this::held).toList();
        // Commits are slowed down, so that those which end meanwhile are many.
        jdbc.sql("""
            CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END'
            """).update();
        jdbc.sql("CREATE TRIGGER slow AFTER UPDATE ON delivery EXECUTE FUNCTION pause()")
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var recorded = claims.stream()
                    .map(claim -> threads.submit(
                            () -> together.recordWithOthers(claim, attempted(AttemptClass.ACCEPTED, "ok"), true)))
                    .toList();
            for (var one : recorded) {
                one.get();
            }
        } finally {
            jdbc.sql("DROP FUNCTION pause() CASCADE").update();
        }

        assertThat(events).allSatisfy(event -> assertThat(state(event)).isEqualTo("FINISHED ACCEPTED ok"));
        assertThat(jdbc.sql("SELECT count(DISTINCT xmin::text) FROM delivery WHERE endpoint_id = ?")
                        .param(endpoint)
                        .query(Integer.class)
                        .single())
                .isLessThan(15);
    }

    private ClaimedDelivery held(LeadRouted event) {
        var arrival = NewDelivery.of(event, true, LONG, MAX_AGE);
        var id = event.allocation().deliveryId();
        var startedAt = queue.accept(List.of(arrival)).get(id.value());
        return arrival.claimedAt(startedAt, System.nanoTime());
    }

    // As if the lease had run out and another worker had claimed the delivery.
    private void takeAway(ClaimedDelivery delivery) {
        jdbc.sql("UPDATE delivery SET fence = fence + 1, attempts = attempts + 1 WHERE id = ?")
                .param(delivery.id().value())
                .update();
    }

    private static AttemptResult attempted(AttemptClass result, String words) {
        var outcome = new AttemptOutcome(result, null, "HTTP", words, null, null, null, false);
        return new AttemptResult(outcome, "HTTP 200", 200, "POST", null, 5, false);
    }

    private String state(LeadRouted event) {
        return text("""
            SELECT d.status || ' ' || coalesce(a.result, '') || ' '
                   || CASE WHEN a.late THEN 'late' ELSE coalesce(d.buyer_reason, '') END
              FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id AND a.attempt = 1
             WHERE d.id = ?
            """, event.allocation().deliveryId());
    }

    private String text(String sql, DeliveryId id) {
        return jdbc.sql(sql).param(id.value()).query(String.class).single();
    }
}
