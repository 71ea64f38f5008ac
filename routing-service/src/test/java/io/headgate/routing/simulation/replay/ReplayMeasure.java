package io.headgate.routing.simulation.replay;

import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.DecisionEnvironment;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalEntryCodec;
import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.simulation.state.CounterViews;
import io.headgate.routing.simulation.state.JournalConsumer;
import io.headgate.routing.simulation.state.JournalConsumer.StoredLead;
import io.headgate.routing.simulation.state.SimulatedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints how fast a replay is, what it needs in memory, and what an entry of the journal takes. Run by hand. */
final class ReplayMeasure {

    private static final int BATCH = 10;
    private static final int ENDPOINTS = 1000;

    private final DecisionEngine engine = new DecisionEngine();
    private final CompiledNetwork network = network(100);
    private final SimulatedState source = new SimulatedState();
    private final ReplayComparison replay;
    private long moved;
    private long bytes;
    private long nanos;
    private List<SlotChange> open = List.of();

    private ReplayMeasure() {
        replay = new ReplayComparison(engine, network(90), _ -> moved++);
        replay.begin(new Checkpoint(0, Instant.EPOCH, List.of(), List.of(), List.of()), Map.of());
    }

    public static void main(String[] arguments) {
        var leads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var measure = new ReplayMeasure();
        var now = Instant.parse("2026-03-02T00:00:00Z");
        for (var i = 0; i < leads; i += BATCH) {
            now = now.plusMillis(864);
            measure.batch(i, now);
        }
        System.gc();
        var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        var took = Duration.ofNanos(measure.nanos);
        System.out.printf(
                "%,d decisions in %d ms (%,.0f/s), %,d bytes of journal each, %,d moved, unreproduced %d, heap %,d"
                        + " MB%n",
                leads,
                took.toMillis(),
                leads / (took.toNanos() / 1e9),
                measure.bytes / leads,
                measure.moved,
                measure.replay.outcome().unreproduced(),
                used >> 20);
    }

    private void batch(int first, Instant now) {
        var cases = new HashMap<LeadId, StoredLead>();
        var asked = new ArrayList<DecidedLead>();
        var next = new ArrayList<SlotChange>();
        for (var settled : open) {
            source.consume(new SimulatedState.Slot(settled.leadId(), settled.endpointId()), now);
        }
        for (var i = first; i < first + BATCH; i++) {
            var id = new LeadId(new UUID(now.toEpochMilli(), i));
            cases.put(id, new StoredLead(facts(i, now), List.of()));
            var one = decide(new LeadSnapshot(id, facts(i, now), List.of(), now.plus(Duration.ofDays(3))), now);
            asked.add(one);
            one.answer().chosen().forEach(chosen -> next.add(new SlotChange.Consumed(id, chosen.endpointId(), null)));
        }
        var stored = JournalEntryCodec.write(new Batch(now, 1, 1, open, asked, Map.of()));
        bytes += stored.length;
        var started = System.nanoTime();
        var batch = (Batch) JournalEntryCodec.read(stored);
        replay.batch(
                new JournalConsumer.RecordedBatch(batch, network, DecisionEnvironment.QUIET, cases, (_, _) -> null));
        nanos += System.nanoTime() - started;
        source.forgetOver(now);
        open = next;
    }

    private DecidedLead decide(LeadSnapshot lead, Instant now) {
        var seen = new CounterViews.Seen(source, (_, _) -> null, Map.of(), 7, now);
        var decision =
                engine.decide(network, lead, new DecisionInputs(now, seen, Map.of(), Map.of()), RoundState.FIRST);
        source.apply(lead, decision, 7, now);
        return new DecidedLead(lead.leadId(), 1, Set.of(), lead.expiresAt(), ReplayComparison.answer(decision));
    }

    private static LeadFacts facts(int number, Instant now) {
        var zip = "%05d".formatted(10_000 + number % (ENDPOINTS / 3));
        return new LeadFacts(
                "s",
                "v",
                null,
                null,
                "termite",
                "residential",
                null,
                false,
                now,
                new Location(zip, null, "TX", List.of(), null, null, null),
                Map.of(),
                "phone" + number,
                "mail" + number);
    }

    /** Every ZIP is shared in turn by three endpoints, each with a daily cap. */
    private static CompiledNetwork network(int cap) {
        var clients = IntStream.range(0, ENDPOINTS)
                .mapToObj(i ->
                        "  - {id: c%1$d, endpoints: [{id: e%1$d, price: '10.00', caps: [{limit: %2$d, per: day}, {limit: 5, per: concurrent}], delivery: {method: webhook, url: 'https://e.example/'}}]}\n"
                                .formatted(i, cap * 10))
                .collect(Collectors.joining());
        var rights = IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> "  - {endpoint: e%d, right: shared, area: {zips: ['%05d']}}\n"
                        .formatted(i, 10_000 + i % (ENDPOINTS / 3)))
                .collect(Collectors.joining());
        return ProductionRun.network("""
            brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: termite}]
            vendors: [{id: v, sources: [{id: s}]}]
            clients:
            %sterritories:
            %splans: [{id: all, steps: [{id: one, pool: territory, algorithm: round_robin}]}]
            """.formatted(clients, rights));
    }
}
