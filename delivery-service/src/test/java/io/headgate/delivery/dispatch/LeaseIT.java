package io.headgate.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headgate.delivery.DeliveryPlatform;
import io.headgate.delivery.attempt.AttemptDelivery;
import io.headgate.delivery.attempt.RecordOutcome;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.queue.DeliveryQueue;
import io.headgate.delivery.queue.NewDelivery;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.DeliveryId;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims, leases and fences, with the workers' deaths played by hand. */
class LeaseIT extends DeliveryPlatform {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofMillis(-1);
    private static final Duration PATIENCE = TestPlatform.PATIENCE;

    private final StubHttpServer receiver = new StubHttpServer(StubHttpServer.status(200, "{}"));

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private RecordOutcome outcomes;

    @Autowired
    private LeaseReaper reaper;

    @Autowired
    private JdbcClient jdbc;

    private String endpoint = "";

    @BeforeEach
    void publish() {
        endpoint = "lease-" + System.identityHashCode(this);
        publish(endpoint, webhook(receiver.url("/"), Duration.ofMillis(50)));
    }

    @AfterEach
    void close() {
        receiver.close();
        withdraw(endpoint);
    }

    @Test
    void sixteenClaimersNeverGetTheSameDelivery() throws Exception {
        config.pauseEndpoint(endpoint);
        var arrivals = IntStream.range(0, 400)
                .mapToObj(i -> NewDelivery.of(routed(endpoint), false, LONG, Duration.ofHours(1)))
                .toList();
        assertThat(queue.accept(arrivals)).hasSize(400);
        Callable<List<ClaimedDelivery>> claimer = () -> {
            var mine = new ArrayList<ClaimedDelivery>();
            for (var got = claim(7); !got.isEmpty(); got = claim(7)) {
                mine.addAll(got);
            }
            return mine;
        };

        var claimed = new ArrayList<ClaimedDelivery>();
        try (var claimers = Executors.newFixedThreadPool(16)) {
            for (var result : claimers.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> claimer).toList())) {
                claimed.addAll(result.get());
            }
        }

        assertThat(claimed).hasSize(400).extracting(ClaimedDelivery::id).doesNotHaveDuplicates();
        assertThat(claimed).allSatisfy(delivery -> assertThat(delivery.fence()).isEqualTo(1));
        assertThat(count("SELECT count(*) FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id"
                        + " WHERE d.endpoint_id = ?"))
                .isEqualTo(400);
        jdbc.sql("DELETE FROM delivery_attempt WHERE delivery_id IN (SELECT id FROM delivery WHERE endpoint_id = ?)")
                .param(endpoint)
                .update();
        jdbc.sql("DELETE FROM delivery WHERE endpoint_id = ?").param(endpoint).update();
    }

    @Test
    void theSameDeliveryIsNeverAcceptedTwice() {
        config.pauseEndpoint(endpoint);
        var arrival = NewDelivery.of(routed(endpoint), false, LONG, Duration.ofHours(1));

        assertThat(queue.accept(List.of(arrival))).hasSize(1);
        assertThat(queue.accept(List.of(arrival))).isEmpty();
    }

    @Test
    void repeatsAnAttemptWhoseWorkerVanishedAndMarksIt() {
        var event = routed(endpoint);
        // Claimed and on record, and then the worker dies: nobody ever calls start.
        queue.accept(List.of(NewDelivery.of(event, true, OVER, Duration.ofHours(1))));

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);

        assertThat(attempts(event, 2))
                .extracting(DeliveryAttempted::result)
                .containsExactly(AttemptClass.UNKNOWN, AttemptClass.ACCEPTED);
        assertThat(receiver.requests()).singleElement().satisfies(request -> assertThat(request.headers())
                .containsEntry("lead-possible-duplicate", "true")
                .containsEntry("lead-attempt", "2"));
    }

    @Test
    void aWorkerThatLostItsLeaseChangesNothingButLeavesItsEvidence() {
        config.pauseEndpoint(endpoint);
        var stale = vanished(routed(endpoint));

        assertThat(outcomes.recordAttempt(stale, attempted(AttemptOutcome.misconfigured("HTTP 404"))))
                .isNull();

        assertThat(text("SELECT status FROM delivery WHERE id = ?", stale.id())).isEqualTo("READY");
        assertThat(text("SELECT result || ' ' || late FROM delivery_attempt WHERE delivery_id = ?", stale.id()))
                .isEqualTo("MISCONFIGURED true");
        // It turned out that the lead was not handed over, so the doubt is gone.
        assertThat(text("SELECT unknown_attempts::text FROM delivery WHERE id = ?", stale.id()))
                .isEqualTo("0");
    }

    @Test
    void aLateAcceptanceEndsAWaitingDeliveryOnce() {
        config.pauseEndpoint(endpoint);
        var event = routed(endpoint);
        var stale = vanished(event);

        outcomes.recordAttempt(stale, attempted(AttemptOutcome.of(AttemptClass.ACCEPTED, null, "HTTP 200")));
        outcomes.recordAttempt(stale, attempted(AttemptOutcome.of(AttemptClass.ACCEPTED, null, "HTTP 200")));

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        await().during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> allFinished(event).size() == 1);
    }

    @Test
    void aLateAcceptanceOutweighsARefusalOfTheRepeat() {
        config.pauseEndpoint(endpoint);
        var event = routed(endpoint);
        var stale = vanished(event);
        var second = claim(1).getFirst();
        assertThat(second.mayHaveIt()).isTrue();

        outcomes.recordAttempt(stale, attempted(AttemptOutcome.of(AttemptClass.ACCEPTED, null, "HTTP 200")));
        outcomes.recordAttempt(second, attempted(AttemptOutcome.of(AttemptClass.REJECTED, null, "HTTP 422")));

        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(allFinished(event)).hasSize(1);
    }

    @Test
    void aLateRefusalDoesNotTouchTheRepeatUnderWay() {
        config.pauseEndpoint(endpoint);
        var event = routed(endpoint);
        var stale = vanished(event);
        var second = claim(1).getFirst();

        assertThat(outcomes.recordAttempt(stale, attempted(AttemptOutcome.of(AttemptClass.REJECTED, null, "HTTP 422"))))
                .isNull();

        assertThat(text("SELECT status FROM delivery WHERE id = ?", stale.id())).isEqualTo("SENDING");
        outcomes.recordAttempt(second, attempted(AttemptOutcome.of(AttemptClass.ACCEPTED, null, "HTTP 200")));
        assertThat(finished(event).outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(allFinished(event)).hasSize(1);
    }

    @Test
    void sendsNothingOnceTheLeaseCouldBeOver(@Autowired AttemptDelivery attempts) {
        var event = routed(endpoint);
        var late = NewDelivery.of(event, true, Duration.ofSeconds(1), Duration.ofHours(1))
                .claimedAt(event.at(), System.nanoTime());

        assertThat(attempts.makeAttempt(late).outcome().result()).isEqualTo(AttemptClass.NOT_SENT);
        assertThat(receiver.requests()).isEmpty();
    }

    private ClaimedDelivery vanished(LeadRouted event) {
        var arrival = NewDelivery.of(event, true, OVER, Duration.ofHours(1));
        var id = event.allocation().deliveryId();
        var startedAt = queue.accept(List.of(arrival)).get(id.value());
        reaper.reap();
        await().atMost(PATIENCE).until(() -> "READY".equals(text("SELECT status FROM delivery WHERE id = ?", id)));
        return arrival.claimedAt(startedAt, System.nanoTime());
    }

    private List<ClaimedDelivery> claim(int most) {
        var claimed = queue.claim(endpoint, AttemptPriority.FIRST, most, LONG);
        return claimed.isEmpty() ? queue.claim(endpoint, AttemptPriority.RETRY, most, LONG) : claimed;
    }

    private static AttemptResult attempted(AttemptOutcome outcome) {
        return new AttemptResult(outcome, null, null, "POST", null, 5, false);
    }

    private String text(String sql, DeliveryId id) {
        return jdbc.sql(sql).param(id.value()).query(String.class).single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param(endpoint).query(Integer.class).single();
    }
}
