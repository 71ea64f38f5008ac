package io.headgate.routing.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.EventHandler.Prepared;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.routing.conversion.ConversionsAccess;
import io.headgate.routing.holds.HoldsAccess;
import io.headgate.routing.journal.Checkpoints;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntryCodec;
import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.live.EndpointHealth;
import io.headgate.routing.live.LiveAccess;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two copies of the service decided at the same time, with settlements, pauses, breakers, holds and new versions
 * in between, is decided again by a replay: every decision, exactly.
 */
@HeadgateIT
class ReplayReproducesIT extends ServiceCopies {

    private static final int THREADS = 6;
    private static final int TRANSACTIONS = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LINES =
            List.of("turns", "weights", "first", "waits", "both", "person", "place", "top");

    @Autowired
    EndpointHealth health;

    @Autowired
    @Qualifier("endWorkHandler")
    EventHandler<DispositionRecorded, Void> dispositions;

    @Autowired
    ServiceToken token;

    @LocalServerPort
    int port;

    private final AtomicInteger remaining = new AtomicInteger();

    @BeforeEach
    @AfterEach
    void nothingIsWaiting() {
        jdbc.sql("UPDATE lead_route SET state = 'REJECTED', contact = NULL, held_until = NULL, due_at = NULL"
                        + " WHERE state NOT IN ('DELIVERED', 'REJECTED')")
                .update();
    }

    @Test
    void whatWasDecidedUnderOneVersionComesOutTheSame() throws Exception {
        config.publish(ReplayNetworks.generated(3, 0));
        startTheRecord();

        live(copy(), copy(), () -> {});
        var replay = replay(null);

        assertThat(replay.path("state").asString()).isEqualTo("DONE");
        var report = replay.path("report");
        assertThat(report.path("decisions").asLong()).isEqualTo(recorded()).isGreaterThan(1500);
        assertThat(report.path("unreproduced").asLong()).isZero();
        assertThat(report.path("unknown_leads").asLong()).isZero();
        assertThat(report.path("moved").asLong()).isZero();
        assertThat(report.path("repriced").asLong()).isZero();
        assertThat(report.path("before")).isEqualTo(report.path("after"));
        assertThat(report.path("before").path("placed").asLong()).isEqualTo(liveReservations());
        var id = replay.path("id").asString();
        assertThat(get("/internal/replays/" + id + "/moved").body().path("items"))
                .isEmpty();
    }

    @Test
    void whatWasDecidedWhileVersionsChangedComesOutTheSame() throws Exception {
        config.publish(ReplayNetworks.generated(4, 0));
        startTheRecord();

        var version = new AtomicInteger();
        live(copy(), copy(), () -> config.publish(ReplayNetworks.generated(4, version.incrementAndGet())));
        awaitNoMoreDecisions();
        var report = replay(ReplayNetworks.generated(4, 0)).path("report");

        assertThat(report.path("decisions").asLong()).isEqualTo(recorded()).isGreaterThan(1500);
        assertThat(report.path("unreproduced").asLong()).isZero();
        assertThat(report.path("before").path("placed").asLong()).isEqualTo(liveReservations());
        assertThat(jdbc.sql("SELECT count(*) FROM journal WHERE network IS NULL")
                        .query(Long.class)
                        .single())
                .as("caps that began to count in the middle of their window")
                .isPositive();
    }

    @Test
    void aReplayTellsWhichLeadsWouldMoveAndTakesNothing() throws Exception {
        config.publish(ReplayNetworks.generated(5, 0));
        startTheRecord();
        live(copy(), copy(), () -> {});
        var before = jdbc.sql("SELECT md5(string_agg(b::text, ',' ORDER BY id)) FROM cap_bucket b")
                .query(String.class)
                .single();

        var replay = replay(ReplayNetworks.generated(5, 3));

        var report = replay.path("report");
        assertThat(report.path("unreproduced").asLong()).isZero();
        assertThat(report.path("moved").asLong()).isPositive();
        var id = replay.path("id").asString();
        var first = get("/internal/replays/" + id + "/moved?limit=5").body();
        assertThat(first.path("items")).hasSize(5);
        assertThat(first.path("items").path(0).path("sentence").asString()).isNotBlank();
        var next = get("/internal/replays/" + id + "/moved?limit=5&cursor="
                        + first.path("next_cursor").asString())
                .body();
        assertThat(next.path("items").path(0)).isNotEqualTo(first.path("items").path(0));
        assertThat(jdbc.sql("SELECT md5(string_agg(b::text, ',' ORDER BY id)) FROM cap_bucket b")
                        .query(String.class)
                        .single())
                .isEqualTo(before);
        assertThat(get("/internal/replays")
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(send("DELETE", "/internal/replays/" + id, null).status().value())
                .isEqualTo(409);
    }

    @Test
    void onlyOneReplayRunsAndOneWhoseProcessIsGoneIsInterrupted() {
        jdbc.sql("""
            INSERT INTO replay (id, version, days, state, requested_at, seen_at)
            VALUES (?, 'live', 1, 'RUNNING', now(), now() + interval '1 hour')
            """).param(EventIds.next()).update();
        assertThat(send("POST", "/internal/replays", "{\"days\": 1}").status().value())
                .isEqualTo(409);

        jdbc.sql("UPDATE replay SET seen_at = now() - interval '1 hour' WHERE state = 'RUNNING'")
                .update();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> jdbc.sql("SELECT count(*) FROM replay WHERE state = 'FAILED' AND failure = 'interrupted'")
                                .query(Long.class)
                                .single()
                        > 0);
        assertThat(send("POST", "/internal/replays", "{\"days\": 0}").status().value())
                .isEqualTo(422);
        assertThat(get("/internal/replays/" + EventIds.next()).status().value()).isEqualTo(404);
    }

    private void startTheRecord() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> new Checkpoints(jdbc).last().isPresent());
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM journal_checkpoint").update();
            new Checkpoints(jdbc).takeCheckpoint(clock.instant());
        });
    }

    private void forgetEverySettlement() {
        jdbc.sql("SELECT seq, entry FROM journal")
                .query((row, _) -> Map.entry(row.getLong("seq"), JournalEntryCodec.read(row.getBytes("entry"))))
                .list()
                .forEach(each -> {
                    if (each.getValue() instanceof Batch b) {
                        var refunds = b.changes().stream()
                                .filter(change -> change instanceof SlotChange.Refunded)
                                .toList();
                        var without = new Batch(b.now(), b.network(), b.world(), refunds, b.asked(), b.unlockedReads());
                        jdbc.sql("UPDATE journal SET entry = ? WHERE seq = ?")
                                .params(JournalEntryCodec.write(without), each.getKey())
                                .update();
                    }
                });
    }

    // A version that came last wakes held leads, which are decided a moment later.
    private void awaitNoMoreDecisions() {
        var before = new AtomicLong(-1);
        Awaitility.await("the last decision")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    long now = recorded();
                    return before.getAndSet(now) == now;
                });
    }

    private long recorded() {
        return jdbc.sql("SELECT COALESCE(sum(leads), 0) FROM journal WHERE seq > (SELECT min(seq) FROM"
                        + " journal_checkpoint)")
                .query(Long.class)
                .single();
    }

    private long liveReservations() {
        return jdbc.sql("""
            SELECT count(*) FROM reservation
             WHERE state IN ('HELD', 'CONSUMED') AND at >= (SELECT min(at) FROM journal_checkpoint)
            """).query(Long.class).single();
    }

    /** Both copies decide and settle at the same time; the world changes meanwhile. */
    private void live(Copy one, Copy other, Runnable change) throws Exception {
        remaining.set(TRANSACTIONS);
        try (var threads = Executors.newFixedThreadPool(THREADS + 1)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < THREADS; i++) {
                var copy = i % 2 == 0 ? one : other;
                var random = RandomGeneratorFactory.of("L64X128MixRandom").create(i);
                Callable<Void> loop = () -> {
                    while (remaining.decrementAndGet() > 0) {
                        transaction(copy, random);
                    }
                    return null;
                };
                running.add(threads.submit(loop));
            }
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(99);
            for (var quarter = 3; quarter > 0; quarter--) {
                var until = quarter * TRANSACTIONS / 4;
                Awaitility.await().atMost(PATIENCE).until(() -> remaining.get() <= until);
                disturb(random);
                change.run();
            }
            for (var each : running) {
                each.get();
            }
        }
        untilNobodyIsDue();
    }

    // Room that came back makes waiting leads due, which the service itself decides a moment later.
    private void untilNobodyIsDue() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            HoldsAccess.decideDue(context);
            return jdbc.sql("""
                SELECT NOT EXISTS (SELECT FROM lead_route
                                    WHERE state = 'HELD' AND due_at <= now() + interval '10 seconds')
                   AND NOT EXISTS (SELECT FROM reservation_bucket
                                    WHERE release_at <= now() + interval '10 seconds')
                """).query(Boolean.class).single();
        });
    }

    private void transaction(Copy copy, RandomGenerator random) {
        try {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> route(copy, someLeads(random));
                case 3 -> settle(copy, inFlight(random));
                case 4 -> inTransaction(() -> dispositions.apply(prepared(someWork(random))));
                default -> decideAboutAWaitingLead(random);
            }
        } catch (ConcurrencyFailureException e) {
            // Rolled back as a whole; the real consumer would try again.
            remaining.incrementAndGet();
        }
    }

    private static List<LeadValidated> someLeads(RandomGenerator random) {
        var leads = new ArrayList<LeadValidated>();
        for (var i = 1 + random.nextInt(6); i > 0; i--) {
            leads.add(ValidatedLeads.validated(
                    LINES.get(random.nextInt(LINES.size())), "p" + random.nextInt(300), ValidationOutcome.CONTINUE));
        }
        return leads;
    }

    private List<DeliveryFinished> inFlight(RandomGenerator random) {
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' ORDER BY id LIMIT 6"
                        + " OFFSET ?")
                .param(random.nextInt(30))
                .query((row, _) -> ValidatedLeads.finished(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        DeliveryOutcome.values()[random.nextInt(DeliveryOutcome.values().length)]))
                .list();
    }

    private List<DispositionRecorded> someWork(RandomGenerator random) {
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation ORDER BY id DESC LIMIT 6 OFFSET ?")
                .param(random.nextInt(60))
                .query((row, _) -> ValidatedLeads.disposed(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        DispositionStatus.values()[random.nextInt(DispositionStatus.values().length)]))
                .list();
    }

    /** A person at work: most leads are released, some wait longer, are looked at first, go on from there, or end. */
    private void decideAboutAWaitingLead(RandomGenerator random) {
        var action =
                switch (random.nextInt(8)) {
                    case 0 -> "EXTEND";
                    case 1 -> "PARK";
                    case 2, 3 -> "APPROVE";
                    case 4 -> "REJECT";
                    default -> "RELEASE";
                };
        var state = action.equals("APPROVE") ? RouteState.REVIEW : RouteState.HELD;
        var until = action.equals("EXTEND") ? Instant.now().plus(Duration.ofDays(9)) : null;
        jdbc.sql("SELECT lead_id FROM lead_route WHERE state = ? ORDER BY lead_id LIMIT 1 OFFSET ?")
                .param(state.name())
                .param(random.nextInt(5))
                .query(UUID.class)
                .optional()
                .ifPresent(lead -> HoldsAccess.apply(context, new LeadId(lead), action, until));
    }

    private void disturb(RandomGenerator random) {
        var broken = "e" + random.nextInt(12);
        var state = random.nextBoolean() ? EndpointHealthChanged.State.OPEN : EndpointHealthChanged.State.CLOSED;
        inTransaction(() -> health.apply(List.of(new Prepared<>(
                new ReceivedEvent<>(
                        EventIds.next(),
                        Instant.now(),
                        new EndpointHealthChanged(broken, Instant.now(), state, "time-outs")),
                null))));
        LiveAccess.refreshHealth(context);
        measure(random);
        var paused = "e" + random.nextInt(12);
        config.pauseEndpoint(paused);
        if (random.nextBoolean()) {
            config.resumeEndpoint(paused);
        }
    }

    /** What was sold so far is measured anew, and some of the endpoints get better or worse by it. */
    private void measure(RandomGenerator random) {
        for (var i = 0; i < 12; i++) {
            jdbc.sql("INSERT INTO conversion_change VALUES (?, current_date, 40, 35, ?)")
                    .params("e" + i, random.nextInt(35))
                    .update();
        }
        ConversionsAccess.measure(context);
    }

    private JsonNode replay(String yaml) {
        var wish = JsonMapper.builder().build().createObjectNode().put("days", 1);
        if (yaml != null) {
            wish.put("version", "draft");
            wish.set("document", EventJson.mapper().valueToTree(ReplayNetworks.document(yaml)));
        }
        var started = send("POST", "/internal/replays", wish.toString());
        assertThat(started.status().value()).as(String.valueOf(started.body())).isEqualTo(202);
        var id = started.body().path("id").asString();
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> get("/internal/replays/" + id).body(),
                        body -> !body.path("state").asString().equals("RUNNING"));
    }

    private record Answer(HttpStatusCode status, JsonNode body) {}

    private Answer get(String path) {
        return send("GET", path, null);
    }

    private Answer send(String method, String path, String body) {
        var request = RestClient.create("http://127.0.0.1:" + port)
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + token.value());
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode(),
                JsonMapper.builder().build().readTree(response.getBody().readAllBytes())));
    }
}
