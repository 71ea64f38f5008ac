package io.headgate.routing.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.EntangledNetwork;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CalendarWindow;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.BucketHash;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.DecisionEnvironment;
import io.headgate.routing.journal.JournalEntry.Answer;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalEntry.Placement;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.simulation.replay.ProductionRun.Recorded;
import io.headgate.routing.simulation.state.JournalConsumer;
import io.headgate.routing.simulation.state.SentHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayComparisonTest {

    private static final Checkpoint NOTHING_YET =
            new Checkpoint(0, Instant.parse("2026-03-02T15:00:00Z"), List.of(), List.of(), List.of());
    private static final SentHistory NOBODY = (_, _) -> null;

    private final List<MovedLead> moved = new ArrayList<>();
    private ProductionRun worked;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameConfigurationDecidesEverythingAsItWas(long seed) {
        var network = generated(random(seed), 0);
        var reality = new ProductionRun(network, random(seed)).happen(600);

        var outcome = replay(reality, network, network, reality.journal);

        assertThat(outcome.decisions()).isEqualTo(reality.decisions.size()).isGreaterThan(600);
        assertThat(outcome.unreproduced()).isZero();
        assertThat(outcome.unknown()).isZero();
        assertThat(moved).isEmpty();
        assertThat(outcome.repriced()).isZero();
        assertThat(ReplayReport.of(outcome, Instant.EPOCH, Instant.EPOCH, "USD").endpoints())
                .allMatch(each -> each.before().equals(each.after()));
        assertThat(reality.decisions)
                .extracting(each -> each.outcome())
                .contains(DecisionOutcome.HELD, DecisionOutcome.REJECTED, DecisionOutcome.ALLOCATED);
    }

    @Test
    void theGeneratedPastsHoldEveryRuleThatDependsOnThePast() {
        var reasons = LongStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(seed ->
                        reasonsIn(new ProductionRun(generated(random(seed), 0), random(seed)).happen(600)).stream())
                .collect(Collectors.toSet());

        assertThat(reasons)
                .contains(
                        ReasonCode.CAP_REACHED,
                        ReasonCode.CONCURRENCY_REACHED,
                        ReasonCode.ALREADY_TRIED,
                        ReasonCode.ALREADY_SENT,
                        ReasonCode.ENDPOINT_PAUSED,
                        ReasonCode.ENDPOINT_UNHEALTHY);
    }

    @Test
    void aSettlementThatIsMissingIsFoundOut() {
        var network = generated(random(1), 0);
        var reality = new ProductionRun(network, random(1)).happen(500);
        var journal = new ArrayList<Recorded>();
        for (var told : reality.journal) {
            var batch = told.batch();
            var kept = batch.changes().stream()
                    .filter(change -> change instanceof SlotChange.Consumed)
                    .toList();
            journal.add(new Recorded(
                    new Batch(batch.now(), 1, 1, kept, batch.asked(), batch.unlockedReads()), told.world()));
        }

        var outcome = replay(reality, network, network, journal);

        assertThat(outcome.unreproduced()).isPositive();
    }

    @Test
    void aLargerCapDrawsLeadsAndFillsUpToItsLimit() {
        var network = priority(2);
        var reality = new ProductionRun(network, random(3)).happen(0);
        var journal = new ArrayList<Recorded>();
        for (var i = 0; i < 6; i++) {
            journal.add(told(reality, i, i < 2 ? "a" : "b"));
        }

        var outcome = replay(reality, network, priority(5), journal);

        assertThat(outcome.unreproduced()).isZero();
        assertThat(moved).hasSize(3).allSatisfy(each -> {
            assertThat(each.from().endpoints())
                    .extracting(MovedLead.Placed::endpointId)
                    .containsExactly("b");
            assertThat(each.to().endpoints())
                    .extracting(MovedLead.Placed::endpointId)
                    .containsExactly("a");
            assertThat(each.sentence()).isNotBlank();
        });
        assertThat(outcome.before().endpoint("a").volume).isEqualTo(2);
        assertThat(outcome.after().endpoint("a").volume).isEqualTo(5);
        assertThat(outcome.after().endpoint("b").volume).isEqualTo(1);
        assertThat(outcome.after().endpoint("a").revenueMicros).isEqualTo(50_000_000);
        var cap = outcome.after().caps.get("endpoint:a:count:total");
        assertThat(cap.peak).isEqualTo(5);
        assertThat(cap.limit).isEqualTo(5);
        assertThat(outcome.before().endpoint("a").rejections).containsEntry(ReasonCode.CAP_REACHED, 4L);
    }

    @Test
    void whatWasReadWithoutALockIsSeenAgainAsItWasSeen() {
        var network = priority(1);
        var reality = new ProductionRun(network, random(3)).happen(0);
        var first = told(reality, 0, "a");
        var released = new Recorded(
                new Batch(
                        first.batch().now(),
                        1,
                        1,
                        List.of(new SlotChange.Released(
                                first.batch().asked().getFirst().leadId(), "a")),
                        List.of(),
                        Map.of()),
                DecisionEnvironment.QUIET);
        var late = told(reality, 1, "b");
        var cap = Bucket.stored(
                "endpoint:a:count:total",
                CalendarWindow.of(
                                io.headgate.model.config.CapPeriod.TOTAL,
                                network.zone(),
                                late.batch().now())
                        .start());
        var readUnlocked = new Recorded(
                new Batch(
                        late.batch().now(),
                        1,
                        1,
                        List.of(),
                        late.batch().asked(),
                        Map.of(BucketHash.of(cap), new UnlockedRead(1, null, null))),
                DecisionEnvironment.QUIET);

        assertThat(replay(reality, network, network, List.of(first, released, readUnlocked))
                        .unreproduced())
                .isZero();
        assertThat(moved).isEmpty();
        assertThat(replay(reality, network, network, List.of(first, released, late))
                        .unreproduced())
                .isEqualTo(1);
    }

    @Test
    void aLeadStaysInFlightUntilItReallyEndedAndNotUntilItWasAgreedTo() {
        var network = worked("PT1H");
        var journal = worked(true);

        assertThat(replay(worked, network, network, journal).unreproduced()).isZero();
        assertThat(moved).isEmpty();

        journal = worked(false);
        assertThat(replay(worked, network, network, journal).unreproduced())
                .as("an end that is missing is found out")
                .isEqualTo(1);
    }

    @Test
    void whereLeadsStayInFlightForLessTimeMoreOfThemCome() {
        var network = worked("PT1H");
        var journal = worked(true);

        var outcome = replay(worked, network, worked("PT30S"), journal);

        assertThat(outcome.unreproduced()).isZero();
        assertThat(moved).hasSize(1);
        assertThat(outcome.after().endpoint("a").volume).isEqualTo(3);
        assertThat(outcome.before().endpoint("a").volume).isEqualTo(2);
    }

    @Test
    void whatStayedInFlightWhenTheReplayBeganEndsInBothCoursesOfEvents() {
        var network = worked("PT1H");
        worked = new ProductionRun(network, random(3)).happen(0);
        var counter = Bucket.stored("endpoint:a:count:concurrent", Instant.EPOCH);
        var start = new Checkpoint(
                0,
                Instant.parse("2026-03-02T14:00:00Z"),
                List.of(),
                List.of(new Checkpoint.Counter(counter, null, 1, 1L, 1, null)),
                List.of());
        var full = told(worked, 0, "b");
        var free = ended(told(worked, 1, "a"), new LeadId(new java.util.UUID(7, 7)));
        moved.clear();
        var replay = new ReplayComparison(new DecisionEngine(), network, moved::add);

        replay.begin(start, Map.of());
        for (var told : List.of(full, free)) {
            replay.batch(new JournalConsumer.RecordedBatch(told.batch(), network, told.world(), worked.cases, NOBODY));
        }

        assertThat(replay.outcome().unreproduced()).isZero();
        assertThat(moved).isEmpty();
    }

    /** One lead is accepted, the next finds it still in flight, its end is heard of, and the third takes its place. */
    private List<Recorded> worked(boolean withEnd) {
        worked = new ProductionRun(worked("PT1H"), random(3)).happen(0);
        var first = told(worked, 0, "a");
        var lead = first.batch().asked().getFirst().leadId();
        var accepted = new Recorded(
                new Batch(
                        first.batch().now(),
                        1,
                        1,
                        List.of(new SlotChange.Consumed(lead, "a", null)),
                        List.of(),
                        Map.of()),
                DecisionEnvironment.QUIET);
        var second = told(worked, 1, "b");
        var third = told(worked, 2, "a");
        return List.of(first, accepted, second, withEnd ? ended(third, lead) : third);
    }

    private static Recorded ended(Recorded told, LeadId lead) {
        var batch = told.batch();
        var ended = new SlotChange.Refunded(lead, "a", Bucket.stored("endpoint:a:count:concurrent", Instant.EPOCH), 1);
        return new Recorded(
                new Batch(batch.now(), 1, 1, List.of(ended), batch.asked(), Map.of()), DecisionEnvironment.QUIET);
    }

    private static CompiledNetwork worked(String releaseAfter) {
        return ProductionRun.network(EntangledNetwork.HEAD
                + endpoint("a", "caps: [{limit: 1, per: concurrent, release_after: %s}]".formatted(releaseAfter))
                + endpoint("b", "")
                + "plans: [{id: all, steps: [{id: one, pool: [a]}, {id: two, pool: [b]}]}]\n");
    }

    @Test
    void anEndpointThatReallyRefusedRefusesAgainAndTheLeadGoesOn() {
        var network = priority(9);
        var reality = new ProductionRun(network, random(3)).happen(0);
        var first = told(reality, 0, "a");
        var lead = first.batch().asked().getFirst();
        var again = new DecidedLead(
                lead.leadId(),
                2,
                Set.of("a"),
                lead.expiresAt(),
                new Answer(DecisionOutcome.ALLOCATED, null, null, List.of(new Placement("b", 10_000_000))));
        var refused = new Recorded(
                new Batch(
                        first.batch().now().plusSeconds(1),
                        1,
                        1,
                        List.of(new SlotChange.Released(lead.leadId(), "a")),
                        List.of(again),
                        Map.of()),
                DecisionEnvironment.QUIET);

        var outcome = replay(reality, network, priority(1), List.of(first, refused));

        assertThat(outcome.unreproduced()).isZero();
        assertThat(moved).isEmpty();
        assertThat(outcome.after().endpoint("a").volume).isZero();
        assertThat(outcome.after().endpoint("b").volume).isEqualTo(1);
    }

    private ReplayComparison.Outcome replay(
            ProductionRun reality, CompiledNetwork was, CompiledNetwork other, List<Recorded> journal) {
        moved.clear();
        var replay = new ReplayComparison(new DecisionEngine(), other, moved::add);
        replay.begin(NOTHING_YET, Map.of());
        journal.forEach(told -> replay.batch(
                new JournalConsumer.RecordedBatch(told.batch(), was, told.world(), reality.cases, NOBODY)));
        return replay.outcome();
    }

    private static Recorded told(ProductionRun reality, int number, String endpoint) {
        var lead = reality.newLead("first");
        return new Recorded(
                new Batch(
                        Instant.parse("2026-03-02T15:00:00Z").plusSeconds(number * 60L),
                        1,
                        1,
                        List.of(),
                        List.of(asked(lead, endpoint)),
                        Map.of()),
                DecisionEnvironment.QUIET);
    }

    private static DecidedLead asked(LeadId lead, String endpoint) {
        return new DecidedLead(
                lead,
                1,
                Set.of(),
                Instant.parse("2026-03-04T15:00:00Z"),
                new Answer(DecisionOutcome.ALLOCATED, null, null, List.of(new Placement(endpoint, 10_000_000))));
    }

    private static List<ReasonCode> reasonsIn(ProductionRun reality) {
        return reality.decisions.stream()
                .flatMap(decision -> decision.trace().steps().stream())
                .flatMap(step -> step.candidates().stream())
                .filter(candidate -> candidate.reason() != null)
                .map(candidate -> candidate.reason())
                .distinct()
                .toList();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static CompiledNetwork priority(int cap) {
        return ProductionRun.network(
                EntangledNetwork.HEAD + endpoint("a", "caps: [{limit: %d, per: total}]".formatted(cap))
                        + endpoint("b", "")
                        + "plans: [{id: all, steps: [{id: one, pool: [a]}, {id: two, pool: [b]}]}]\n");
    }

    private static String endpoint(String id, String settings) {
        return "  - {id: c-%1$s, name: Client %1$s, time_zone: America/Denver, endpoints: [{id: %1$s, price: '10.00', delivery: {method: webhook, url: 'https://%1$s.example/'}%2$s}]}\n"
                .formatted(id, settings.isEmpty() ? "" : ", " + settings);
    }

    /** Twelve endpoints with caps of every kind and plans with every algorithm of the first versions. */
    private static CompiledNetwork generated(RandomGenerator random, int more) {
        return ProductionRun.network(EntangledNetwork.yaml(
                random,
                ReplayComparisonTest::endpoint,
                _ -> {
                    var caps = List.of(
                            "{limit: %d, per: concurrent}".formatted(1 + random.nextInt(3) + more),
                            "{limit: %d, per: hour}".formatted(1 + random.nextInt(5) + more),
                            "{limit: %d, per: day}".formatted(5 + random.nextInt(40) + more),
                            "{limit: %d, per: day, unit: money}".formatted(100 + random.nextInt(300) + more));
                    return String.join(", ", caps.subList(0, 2 + random.nextInt(3)));
                },
                i -> i % 4 == 3 ? ", hours: {mon-sun: ['09:00-13:00']}, off_hours: hold" : ""));
    }
}
