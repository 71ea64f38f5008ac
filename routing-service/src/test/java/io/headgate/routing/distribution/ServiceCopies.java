package io.headgate.routing.distribution;

import io.headgate.messaging.consumer.EventHandler.Prepared;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.messaging.consumer.StalePreparationException;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.config.RoutingProperties;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.testkit.TestConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies of the service on one database, for tests that look at what they do to its counters. */
abstract class ServiceCopies {

    static final int LEADS = 1000;
    static final int THREADS = 8;

    @Autowired
    TestConfig config;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    LiveNetwork live;

    @Autowired
    DecisionEngine engine;

    @Autowired
    LeadRoutes routes;

    @Autowired
    DecisionLog log;

    @Autowired
    RoutingMetrics metrics;

    @Autowired
    RoutingProperties properties;

    @Autowired
    CapAuditor auditor;

    @Autowired
    Clock clock;

    /** One copy of the service: nothing in memory is shared with the other. */
    record Copy(RouteLeadHandler route, SettleDeliveryHandler settle) {}

    Copy copy() {
        return copy(new CapLedger(jdbc, template, transactions, live));
    }

    Copy copy(CapLedger caps) {
        var reservations = new Reservations(jdbc, template);
        var persons = new EndpointDedupeStore(jdbc, template);
        var round = new DecisionRound(live, engine, caps, reservations, persons, log, metrics);
        return new Copy(
                new RouteLeadHandler(routes, round, log, live, new WaitingLimits(live, properties), clock),
                new SettleDeliveryHandler(routes, reservations, persons, round, log, metrics, clock));
    }

    /** What gives back slots in flight in another copy of the service. */
    ReleaseScheduler anotherCopysReleaseScheduler() {
        var reservations = new Reservations(jdbc, template);
        var caps = new CapLedger(jdbc, template, transactions, live);
        var persons = new EndpointDedupeStore(jdbc, template);
        var round = new DecisionRound(live, engine, caps, reservations, persons, log, metrics);
        return new ReleaseScheduler(reservations, round, transactions, clock);
    }

    @BeforeEach
    void forgetEarlierTests() {
        jdbc.sql("UPDATE reservation SET state = 'RELEASED' WHERE state IN ('HELD', 'CONSUMED')")
                .update();
        jdbc.sql("WITH gone AS (DELETE FROM reservation_bucket) UPDATE cap_bucket SET taken = 0")
                .update();
        // What an earlier test left waiting would take the room of this one's leads.
        jdbc.sql("""
            UPDATE lead_route SET state = 'REJECTED', held_until = NULL, due_at = NULL, contact = NULL
             WHERE state IN ('HELD', 'REVIEW')
            """).update();
    }

    static List<LeadValidated> leads(int many) {
        var leads = new ArrayList<LeadValidated>();
        for (var i = 0; i < many; i++) {
            leads.add(Leads.validated("termite"));
        }
        return leads;
    }

    void route(Copy copy, List<LeadValidated> leads) {
        preparedAndApplied(
                () -> prepare(copy, leads),
                () -> inTransaction(() -> copy.route().apply(prepared(leads))));
    }

    // As the consumers do: who could not open a counter in time, because others kept it busy, tries again; and so does
    // who finds that one more is needed. Any other lock that cannot be had is a failure.
    private static void preparedAndApplied(Runnable prepare, Runnable apply) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(StalePreparationException.class)
                .until(() -> {
                    if (isBusy(prepare)) {
                        return false;
                    }
                    apply.run();
                    return true;
                });
    }

    private static boolean isBusy(Runnable prepare) {
        try {
            prepare.run();
            return false;
        } catch (CannotAcquireLockException e) {
            return true;
        }
    }

    static void prepare(Copy copy, List<LeadValidated> leads) {
        leads.forEach(lead -> copy.route().prepare(new ReceivedEvent<>(EventIds.next(), Instant.now(), lead)));
    }

    void settle(Copy copy, List<DeliveryFinished> finished) {
        preparedAndApplied(
                () -> finished.forEach(
                        each -> copy.settle().prepare(new ReceivedEvent<>(EventIds.next(), Instant.now(), each))),
                () -> inTransaction(() -> copy.settle().apply(prepared(finished))));
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    static <E extends Event> List<Prepared<E, Void>> prepared(List<E> events) {
        return events.stream()
                .sorted(Comparator.comparing(Event::key))
                .map(event -> new Prepared<E, Void>(new ReceivedEvent<>(EventIds.next(), Instant.now(), event), null))
                .toList();
    }

    long taken(String key) {
        return jdbc.sql("SELECT COALESCE(sum(taken), 0) FROM cap_bucket WHERE bucket_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    long live(String endpoint) {
        return jdbc.sql("SELECT count(*) FROM reservation WHERE endpoint_id = ? AND state IN ('HELD', 'CONSUMED')")
                .param(endpoint)
                .query(Long.class)
                .single();
    }

    @FunctionalInterface
    interface Work {
        int some(Copy copy, RandomGenerator random);
    }

    static void inParallel(List<Copy> copies, Work work) throws Exception {
        inParallel(THREADS, LEADS, copies, work);
    }

    static void inParallel(int many, int leads, List<Copy> copies, Work work) throws Exception {
        var remaining = new AtomicInteger(leads);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < many; i++) {
                var copy = copies.get(i % copies.size());
                var random = RandomGeneratorFactory.of("L64X128MixRandom").create(i);
                Callable<Void> loop = () -> {
                    while (remaining.get() > 0) {
                        remaining.addAndGet(-work.some(copy, random));
                    }
                    return null;
                };
                running.add(threads.submit(loop));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    List<DeliveryFinished> someInFlight(ConcurrentLinkedQueue<LeadId> leads, RandomGenerator random) {
        var ids = leads.stream()
                .skip(random.nextInt(leads.size()))
                .limit(8)
                .map(LeadId::value)
                .toArray(UUID[]::new);
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' AND lead_id = ANY(?)")
                .param(ids)
                .query((row, _) -> Leads.finished(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        DeliveryOutcome.values()[random.nextInt(DeliveryOutcome.values().length)]))
                .list();
    }

    /** Routes on two copies while deliveries end, ends those that are left, and returns the leads. */
    Collection<LeadId> routeWhileDeliveriesEnd() throws Exception {
        var routed = new ConcurrentLinkedQueue<LeadId>();
        inParallel(List.of(copy(), copy()), (copy, random) -> {
            var batch = leads(1 + random.nextInt(10));
            route(copy, batch);
            batch.forEach(lead -> routed.add(lead.leadId()));
            settle(copy, someInFlight(routed, random));
            return batch.size();
        });
        settleEverything();
        return routed;
    }

    private void settleEverything() {
        var copy = copy();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(99);
        while (true) {
            var open = jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' LIMIT 50")
                    .query((row, _) -> Leads.finished(
                            new LeadId(row.getObject("lead_id", UUID.class)),
                            row.getObject("id", UUID.class),
                            row.getString("endpoint_id"),
                            DeliveryOutcome.values()[random.nextInt(DeliveryOutcome.values().length)]))
                    .list();
            if (open.isEmpty()) {
                return;
            }
            settle(copy, open);
        }
    }
}
