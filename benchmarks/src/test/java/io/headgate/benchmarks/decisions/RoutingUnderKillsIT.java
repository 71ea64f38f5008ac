package io.headgate.benchmarks.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.benchmarks.Campaign;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.util.FileSystemUtils;

/**
 * Two copies of routing with sixteen threads a topic each, that are killed and frozen in the middle of transactions while
 * other consumers come and go: no cap of thousands is exceeded, no counter drifts, no lead has two holders or two
 * decisions a round, nobody deadlocks, and every lead ends.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Campaign.ONE_AT_A_TIME)
class RoutingUnderKillsIT {

    private static final int COPIES = 2;
    private static final int THREADS = 16;
    private static final int BURST = 150;
    // Both lie beyond the six seconds after which a silent consumer's partitions go to others; a transaction that is
    // silent for ten seconds is ended by the database.
    private static final Duration UNTIL_OTHERS_GO_ON = Duration.ofMillis(7_500);
    private static final Duration UNTIL_ITS_TRANSACTION_IS_ENDED = Duration.ofMillis(11_500);
    private static final Duration ENOUGH_TO_MEET = Duration.ofSeconds(1);
    private static final Duration VISIT = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Campaign campaign = Campaign.begin(RoutingUnderKillsIT.class);
    private final long seed = campaign.seed();
    private final RandomGenerator random = campaign.random();
    private final int atLeast = campaign.amount(2_400, 1_000);
    private final ChaosNetwork network = new ChaosNetwork(seed);
    private final List<LeadId> leads = new ArrayList<>();

    @Test
    void capsStayExactAndEveryLeadEndsOnceWhileCopiesAreKilledAndFrozen() throws Exception {
        var directory = Files.createTempDirectory(
                "headgate-chaos", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var routing = new RoutingAlone(directory, COPIES * THREADS, settings())) {
            try (var delivery = new ChaoticDelivery(routing.bootstrap(), seed);
                    var measures = new Measures(routing)) {
                routing.start(COPIES);
                publish(delivery, routing, 1);
                measures.begin(network.limits());
                wreck(routing, delivery, measures);
                publish(delivery, routing, 3);
                awaitTheEnd(delivery, measures);

                judge(routing, delivery, measures);
            }
            assertNothingInTheLogs(directory);
        }
        FileSystemUtils.deleteRecursively(directory);
    }

    private static Map<String, String> settings() {
        return Map.of(
                "HEADGATE_ROUTING_CONCURRENCY", Integer.toString(THREADS),
                "HEADGATE_ROUTING_AUDIT_INTERVAL", "1s",
                // Copies start often here and never run for long.
                "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1",
                "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "24");
    }

    /** What is done to the two copies; the second publication of the network always comes with one of them. */
    private enum Fault {
        KILLED_IN_A_TRANSACTION,
        FROZEN_UNTIL_OTHERS_GO_ON,
        FROZEN_UNTIL_ITS_TRANSACTION_IS_ENDED
    }

    private void wreck(RoutingAlone routing, ChaoticDelivery delivery, Measures measures) throws Exception {
        burst(delivery);
        var published = 1;
        for (var fault : campaign.faults(List.of(Fault.values()), 1)) {
            var copies = new ArrayList<>(routing.copies());
            var wrecked = copies.remove(random.nextInt(COPIES));
            var other = copies.getFirst();
            freezeInATransaction(wrecked, delivery, measures);
            var killed =
                    switch (fault) {
                        case KILLED_IN_A_TRANSACTION -> wrecked;
                        case FROZEN_UNTIL_OTHERS_GO_ON -> {
                            keepSending(delivery, UNTIL_OTHERS_GO_ON);
                            thaw(wrecked, delivery);
                            yield other;
                        }
                        case FROZEN_UNTIL_ITS_TRANSACTION_IS_ENDED -> {
                            comeAndGo(routing, delivery);
                            keepSending(delivery, UNTIL_ITS_TRANSACTION_IS_ENDED);
                            thaw(wrecked, delivery);
                            yield other;
                        }
                    };
            killed.killNineAndStart();
            if (published == 1) {
                published = 2;
                delivery.publish(new ConfigPublished(2, Instant.now(), "chaos", "chaos", network.version(2)));
            }
            if (fault == Fault.KILLED_IN_A_TRANSACTION) {
                comeAndGo(routing, delivery);
            }
            await("the killed copy to be back", () -> killed.decidesBy(2), delivery);
        }
        while (leads.size() < atLeast) {
            burst(delivery);
        }
    }

    private void thaw(RoutingCopy copy, ChaoticDelivery delivery) throws InterruptedException {
        copy.thaw();
        burst(delivery);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
    }

    private void publish(ChaoticDelivery delivery, RoutingAlone routing, int version) throws InterruptedException {
        delivery.publish(new ConfigPublished(version, Instant.now(), "chaos", "chaos", network.version(version)));
        routing.awaitVersion(version);
    }

    private void burst(ChaoticDelivery delivery) {
        send(delivery, BURST);
    }

    private void send(ChaoticDelivery delivery, int many) {
        var next = network.leads(many);
        next.forEach(lead -> leads.add(lead.leadId()));
        delivery.validated(next);
    }

    // Leads go on coming, a few at a time.
    private void keepSending(ChaoticDelivery delivery, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            send(delivery, 12);
        }
    }

    private void await(String what, BooleanSupplier met, ChaoticDelivery delivery) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!met.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
            send(delivery, 4);
        }
    }

    /** Returns when the copy is frozen with a transaction open, which holds the counter that most leads want. */
    private void freezeInATransaction(RoutingCopy copy, ChaoticDelivery delivery, Measures measures) throws Exception {
        assertThat(measures.overshoots()).as("caps that were exceeded").isEmpty();
        await("a transaction to wait for the busiest counter", () -> freezeWaiting(copy, measures), delivery);
        await("the frozen transaction to get it", () -> measures.hasOpenTransaction(copy), delivery);
    }

    // Not held for long: a copy that has just started gets no partitions before those who wait here go on.
    private static boolean freezeWaiting(RoutingCopy copy, Measures measures) {
        try (var _ = measures.holdBusiestCounter()) {
            for (var end = System.nanoTime() + ENOUGH_TO_MEET.toNanos(); System.nanoTime() < end; ) {
                if (measures.isWaitingForALock(copy)) {
                    copy.freeze();
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another consumer joins both groups, takes partitions without handling anything, and leaves again. */
    private void comeAndGo(RoutingAlone routing, ChaoticDelivery delivery) {
        try (var decisions = visitor(routing, "routing.decisions", Topics.LEADS_VALIDATED);
                var outcomes = visitor(routing, "routing.outcomes", Topics.LEAD_EVENTS)) {
            var visitors = List.of(decisions, outcomes);
            for (var end = System.nanoTime() + VISIT.toNanos();
                    visitors.stream().anyMatch(each -> each.assignment().isEmpty()) && System.nanoTime() < end; ) {
                visitors.forEach(each -> each.poll(Duration.ofMillis(50)));
                send(delivery, 4);
            }
        }
    }

    private static KafkaConsumer<String, byte[]> visitor(RoutingAlone routing, String group, Topics topic) {
        var visitor = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        routing.bootstrap(),
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "session.timeout.ms",
                        6000,
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        visitor.subscribe(List.of(topic.topic()));
        return visitor;
    }

    private void awaitTheEnd(ChaoticDelivery delivery, Measures measures) {
        Awaitility.await("every lead to end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> delivery.pending() == 0 && measures.open(leads) == 0);
        Awaitility.await("everything to be said and heard")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> measures.count("outbox") == 0
                        && delivery.decisions().size() >= measures.count("decision")
                        && delivery.routings().size() >= measures.count("reservation")
                        && delivery.endings().size() >= leads.size()
                        && delivery.pending() == 0);
    }

    private void judge(RoutingAlone routing, ChaoticDelivery delivery, Measures measures) throws Exception {
        measures.stop();
        System.out.println("RoutingUnderKillsIT: " + measures.summary());
        assertThat(measures.overshoots())
                .as("caps that were exceeded at any time")
                .isEmpty();
        assertThat(keptByOwner(delivery))
                .as("caps that endpoints, clients and rights saw exceeded")
                .allSatisfy((owner, many) -> assertThat(many)
                        .as(owner)
                        .isLessThanOrEqualTo(network.limits().getOrDefault(owner, leads.size())));
        assertThat(measures.drift()).as("drift").isZero();
        for (var copy : routing.copies()) {
            assertThat(copy.get("/actuator/prometheus").orElseThrow())
                    .as("the auditor of %s", copy.name())
                    // A copy that has just started may not have heard yet what another one counted.
                    .containsPattern("headgate_routing_cap_drift\\{[^}]*} (0\\.0|NaN)");
        }
        assertThat(measures.slotsWithTwoHolders()).as("slots with two holders").isZero();
        assertThat(leadsWithTooManyHolders(delivery))
                .as("leads at two endpoints")
                .isEmpty();
        assertThat(delivery.decisions()).as("decisions a lead and round").allSatisfy((_, said) -> assertThat(said)
                .hasSize(1));
        assertThat(delivery.routings()).as("allocations").allSatisfy((_, said) -> assertThat(said)
                .hasSize(1));
        assertThat(delivery.endings())
                .as("endings a lead")
                .hasSize(leads.size())
                .allSatisfy((_, said) -> assertThat(said).hasSize(1));
        assertThat(delivery.decisions().keySet()).as("what was said").isEqualTo(measures.decisions());
        assertThat(delivery.allocations()).as("what was sent").isEqualTo(measures.reservations());
        assertThat(measures.count("dead_letter")).as("dead letters").isZero();
        assertThat(measures.deadlocks()).as("deadlocks").isZero();
        assertThat(measures.fullCaps()).as("caps that were reached").isGreaterThan(atLeast / 12);
    }

    private static Map<String, Integer> keptByOwner(ChaoticDelivery delivery) {
        Map<String, Integer> kept = new HashMap<>();
        for (var each : delivery.kept()) {
            var allocation = each.allocation();
            kept.merge("endpoint:" + allocation.endpointId(), 1, Integer::sum);
            kept.merge("client:" + allocation.clientId(), 1, Integer::sum);
            if (allocation.right() != null) {
                kept.merge("right:" + allocation.right(), 1, Integer::sum);
            }
        }
        return kept;
    }

    private static Set<LeadId> leadsWithTooManyHolders(ChaoticDelivery delivery) {
        var holders = delivery.kept().stream().collect(Collectors.groupingBy(each -> each.leadId()));
        return holders.entrySet().stream()
                .filter(each -> each.getValue().size()
                        > recipients(each.getValue().getFirst().facts().serviceLine()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static int recipients(String line) {
        return ChaosNetwork.PAIR.equals(line) ? 2 : 1;
    }

    private static void assertNothingInTheLogs(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var log : files.filter(file -> file.getFileName().toString().startsWith("routing-"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                assertThat(Files.readString(log))
                        .as("%s", log)
                        .doesNotContainIgnoringCase("deadlock")
                        .doesNotContain("40P01")
                        .doesNotContain("counters differ");
            }
        }
    }
}
