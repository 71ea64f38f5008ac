package io.headgate.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.EventHandler.Prepared;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.context.Conversions.Measured;
import io.headgate.testkit.HeadgateIT;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is measured of an endpoint is what its clients said last of each lead that it accepted. */
@HeadgateIT
class ConversionIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    CountDeliveries deliveries;

    @Autowired
    CountDispositions dispositions;

    @Autowired
    MeasuredConversions measured;

    @Autowired
    PlatformTransactionManager transactions;

    private final String endpoint = "measured-" + EventIds.next();

    @Test
    void countsWhatWasDeliveredConcludedAndSold() {
        for (var i = 0; i < 40; i++) {
            deliver(accepted(endpoint, false));
        }
        deliver(accepted(endpoint, true));
        for (var i = 0; i < 35; i++) {
            dispose(said(delivery(), i < 12 ? DispositionStatus.SOLD : DispositionStatus.LOST, 1));
        }
        dispose(said(delivery(), DispositionStatus.APPOINTMENT, 1));

        assertThat(now()).isEqualTo(new Measured(40, 35, 12));
    }

    @Test
    void saysNothingOfAnEndpointOfWhichTooLittleIsKnown() {
        for (var i = 0; i < 29; i++) {
            dispose(said(delivery(), DispositionStatus.SOLD, 1));
        }

        assertThat(now()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theNewestWordCountsWhateverTheOrderAndTheBatchesInWhichItIsHeard(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<DispositionRecorded>();
        for (var i = 0; i < 40; i++) {
            var delivery = delivery();
            all.add(said(delivery, DispositionStatus.CONTACTED, 1));
            all.add(said(delivery, DispositionStatus.SOLD, 2));
            if (i % 2 == 0) {
                all.add(said(delivery, i % 4 == 0 ? DispositionStatus.LOST : DispositionStatus.QUOTED, 3));
            }
        }
        Collections.shuffle(all, random);

        for (var from = 0; from < all.size(); ) {
            var to = Math.min(all.size(), from + 1 + random.nextInt(20));
            dispose(all.subList(from, to).toArray(DispositionRecorded[]::new));
            from = to;
        }

        assertThat(now()).as("seed %d", seed).isEqualTo(new Measured(0, 30, 20));
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        var all = new ArrayList<DispositionRecorded>();
        for (var i = 0; i < 60; i++) {
            var delivery = delivery();
            for (var hour = 1; hour <= 4; hour++) {
                all.add(said(delivery, hour == 4 ? DispositionStatus.SOLD : DispositionStatus.LOST, hour));
            }
        }
        Collections.shuffle(all, new Random(5));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<Void>>();
            for (var i = 0; i < all.size(); i += 10) {
                var part = all.subList(i, i + 10).toArray(DispositionRecorded[]::new);
                work.add(() -> {
                    dispose(part);
                    measured.measure();
                    return null;
                });
            }
            for (var each : threads.invokeAll(work)) {
                each.get();
            }
        }

        assertThat(now()).isEqualTo(new Measured(0, 60, 60));
    }

    @Test
    void onlyTheLastNinetyDaysCount() {
        for (var i = 0; i < 60; i++) {
            var at = NOW.minus(Duration.ofDays(i % 2 == 0 ? 91 : 88));
            dispose(new DispositionRecorded(
                    new LeadId(EventIds.next()),
                    delivery(),
                    "c",
                    endpoint,
                    DispositionStatus.SOLD,
                    null,
                    NOW,
                    at,
                    NOW));
        }

        assertThat(now()).isEqualTo(new Measured(0, 30, 30));
        measured.forget();
        assertThat(now()).isEqualTo(new Measured(0, 30, 30));
    }

    private Measured now() {
        measured.measure();
        return measured.get().byEndpoint().get(endpoint);
    }

    private void deliver(DeliveryFinished... events) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> deliveries.apply(prepared(events)));
    }

    private void dispose(DispositionRecorded... events) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> dispositions.apply(prepared(events)));
    }

    @SafeVarargs
    private static <E extends Event> List<Prepared<E, Void>> prepared(E... events) {
        return List.of(events).stream()
                .map(event -> new Prepared<E, Void>(new ReceivedEvent<>(EventIds.next(), Instant.now(), event), null))
                .toList();
    }

    private static DeliveryId delivery() {
        return new DeliveryId(EventIds.next());
    }

    private DispositionRecorded said(DeliveryId delivery, DispositionStatus status, int hour) {
        return new DispositionRecorded(
                new LeadId(delivery.value()),
                delivery,
                "c",
                endpoint,
                status,
                null,
                NOW.plus(Duration.ofHours(hour)),
                NOW,
                NOW);
    }

    static DeliveryFinished accepted(String endpoint, boolean test) {
        var facts = new LeadFacts(
                "s", "v", null, null, "termite", null, null, test, NOW, Location.UNKNOWN, Map.of(), null, null);
        var allocation = new Allocation(
                new AllocationId(EventIds.next()),
                new DeliveryId(EventIds.next()),
                "c",
                endpoint,
                Money.of("0", "USD"),
                "x",
                null,
                null);
        return new DeliveryFinished(
                new LeadId(EventIds.next()),
                NOW,
                1,
                1,
                allocation,
                facts,
                DeliveryOutcome.ACCEPTED,
                null,
                null,
                null,
                1);
    }
}
