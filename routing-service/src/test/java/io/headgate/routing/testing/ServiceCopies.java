package io.headgate.routing.testing;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.EventHandler.Prepared;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.messaging.consumer.StalePreparationException;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.caps.CapsAccess;
import io.headgate.testkit.TestConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies of the service on one database, for tests that look at what they do to its counters. */
public abstract class ServiceCopies {

    // Everything that decides and settles; what only looks, and the network, are shared.
    private static final Set<String> COPIED = Set.of("caps", "reservations", "dedupe", "decision", "settlement");

    protected static final int LEADS = 1000;
    protected static final int THREADS = 8;

    @Autowired
    protected TestConfig config;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected GenericApplicationContext context;

    @Autowired
    protected PlatformTransactionManager transactions;

    @Autowired
    protected Clock clock;

    /** One copy of the service: what its parts keep in memory is not shared with the other. */
    public record Copy(ApplicationContext beans) {

        @SuppressWarnings("unchecked")
        EventHandler<LeadValidated, Void> route() {
            return (EventHandler<LeadValidated, Void>) beans.getBean("routeLeadHandler");
        }

        @SuppressWarnings("unchecked")
        EventHandler<DeliveryFinished, Void> settle() {
            return (EventHandler<DeliveryFinished, Void>) beans.getBean("settleDeliveryHandler");
        }
    }

    protected Copy copy() {
        return copy(_ -> {});
    }

    /** A copy in which some parts are replaced. */
    protected Copy copy(Consumer<GenericApplicationContext> replaced) {
        var copy = new GenericApplicationContext(context);
        replaced.accept(copy);
        for (var name : context.getBeanDefinitionNames()) {
            var definition = context.getBeanFactory().getMergedBeanDefinition(name);
            if (!copy.containsBeanDefinition(name) && isPartOfCopies(definition)) {
                copy.registerBeanDefinition(name, definition);
            }
        }
        AnnotationConfigUtils.registerAnnotationConfigProcessors(copy);
        copy.refresh();
        return new Copy(copy);
    }

    private static boolean isPartOfCopies(BeanDefinition definition) {
        var type = String.valueOf(definition.getBeanClassName());
        return COPIED.stream().anyMatch(room -> type.startsWith("io.headgate.routing." + room + "."))
                && !type.endsWith("Configuration")
                && !type.endsWith("Controller");
    }

    /** By how many units counters differ from the reservations behind them. */
    protected long drift() {
        return CapsAccess.drift(context);
    }

    @BeforeEach
    protected void forgetEarlierTests() {
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

    protected static List<LeadValidated> leads(int many) {
        var leads = new ArrayList<LeadValidated>();
        for (var i = 0; i < many; i++) {
            leads.add(ValidatedLeads.validated("termite"));
        }
        return leads;
    }

    protected void route(Copy copy, List<LeadValidated> leads) {
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

    protected static void prepare(Copy copy, List<LeadValidated> leads) {
        leads.forEach(lead -> copy.route().prepare(new ReceivedEvent<>(EventIds.next(), Instant.now(), lead)));
    }

    protected void settle(Copy copy, List<DeliveryFinished> finished) {
        preparedAndApplied(
                () -> finished.forEach(
                        each -> copy.settle().prepare(new ReceivedEvent<>(EventIds.next(), Instant.now(), each))),
                () -> inTransaction(() -> copy.settle().apply(prepared(finished))));
    }

    protected void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    protected static <E extends Event> List<Prepared<E, Void>> prepared(List<E> events) {
        return events.stream()
                .sorted(Comparator.comparing(Event::key))
                .map(event -> new Prepared<E, Void>(new ReceivedEvent<>(EventIds.next(), Instant.now(), event), null))
                .toList();
    }

    protected long taken(String key) {
        return jdbc.sql("SELECT COALESCE(sum(taken), 0) FROM cap_bucket WHERE bucket_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    protected long live(String endpoint) {
        return jdbc.sql("SELECT count(*) FROM reservation WHERE endpoint_id = ? AND state IN ('HELD', 'CONSUMED')")
                .param(endpoint)
                .query(Long.class)
                .single();
    }

    @FunctionalInterface
    protected interface Work {
        int some(Copy copy, RandomGenerator random);
    }

    protected static void inParallel(List<Copy> copies, Work work) throws Exception {
        inParallel(THREADS, LEADS, copies, work);
    }

    protected static void inParallel(int many, int leads, List<Copy> copies, Work work) throws Exception {
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

    protected List<DeliveryFinished> someInFlight(ConcurrentLinkedQueue<LeadId> leads, RandomGenerator random) {
        var ids = leads.stream()
                .skip(random.nextInt(leads.size()))
                .limit(8)
                .map(LeadId::value)
                .toArray(UUID[]::new);
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' AND lead_id = ANY(?)")
                .param(ids)
                .query((row, _) -> ValidatedLeads.finished(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        DeliveryOutcome.values()[random.nextInt(DeliveryOutcome.values().length)]))
                .list();
    }

    /** Routes on two copies while deliveries end, ends those that are left, and returns the leads. */
    protected Collection<LeadId> routeWhileDeliveriesEnd() throws Exception {
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
                    .query((row, _) -> ValidatedLeads.finished(
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
