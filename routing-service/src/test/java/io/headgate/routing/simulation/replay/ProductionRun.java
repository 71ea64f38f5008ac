package io.headgate.routing.simulation.replay;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.compile.NetworkCompiler;
import io.headgate.routing.journal.DecisionEnvironment;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalEntryCodec;
import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.simulation.state.JournalConsumer.StoredLead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A day of leads as it might have been, and the journal of it. Counts by itself, in the plainest way, so that a replay
 * that counts wrongly is found out.
 */
final class ProductionRun implements CounterReadings {

    private static final Instant MORNING = Instant.parse("2026-03-02T15:00:00Z");

    private record Open(LeadId lead, String endpointId, List<CounterIncrement> increments) {}

    record Recorded(Batch batch, DecisionEnvironment world) {}

    private final DecisionEngine engine = new DecisionEngine();
    private final CompiledNetwork network;
    private final RandomGenerator random;
    private final Map<Bucket, Long> taken = new HashMap<>();
    private final Map<Bucket, Instant> last = new HashMap<>();
    private final Map<String, Instant> sent = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Map<LeadId, DecidedLead> lastAsked = new LinkedHashMap<>();
    private final Map<LeadId, Set<String>> tried = new HashMap<>();
    private final Set<LeadId> placed = new HashSet<>();
    private final Map<String, PauseChanged> pauses = new HashMap<>();
    private final Map<String, String> broken = new HashMap<>();
    final Map<LeadId, StoredLead> cases = new HashMap<>();
    final List<Recorded> journal = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    private Instant now = MORNING;

    ProductionRun(CompiledNetwork network, RandomGenerator random) {
        this.network = network;
        this.random = random;
    }

    static CompiledNetwork network(String yaml) {
        return switch (ConfigReader.read(yaml)) {
            case ConfigReading.Parsed parsed ->
                NetworkCompiler.compile(parsed.document(), 7, ReferenceData.load()::isFederalHoliday);
            case ConfigReading.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    /** Lives through so many transactions. */
    ProductionRun happen(int batches) {
        for (var i = 0; i < batches; i++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(120))).plusNanos(1000L * random.nextInt(1000));
            disturb();
            transaction();
        }
        return this;
    }

    private void disturb() {
        var endpoints = List.copyOf(network.endpoints());
        var endpoint = endpoints.get(random.nextInt(endpoints.size())).id();
        switch (random.nextInt(20)) {
            case 0 -> pauses.put(endpoint, pause(endpoint, true));
            case 1 -> pauses.put(endpoint, pause(endpoint, false));
            case 2 -> broken.put(endpoint, "time-outs");
            case 3, 4 -> broken.remove(endpoint);
            default -> {}
        }
    }

    private PauseChanged pause(String endpoint, boolean on) {
        var until = random.nextBoolean() ? null : now.plus(Duration.ofMinutes(30));
        return new PauseChanged(PauseChanged.Target.ENDPOINT, endpoint, on, "test", until, now, "test");
    }

    private void transaction() {
        var settled = new ArrayList<SlotChange>();
        var asks = new ArrayList<LeadId>();
        for (var i = random.nextInt(4); i > 0 && !open.isEmpty(); i--) {
            settle(open.remove(random.nextInt(open.size())), settled, asks);
        }
        lastAsked.values().stream()
                .filter(asked -> asked.answer().outcome() == DecisionOutcome.HELD)
                .filter(asked -> random.nextInt(3) == 0 && !asks.contains(asked.leadId()))
                .map(DecidedLead::leadId)
                .forEach(asks::add);
        for (var i = random.nextInt(4); i > 0; i--) {
            asks.add(newLead());
        }
        var answers = new ArrayList<DecidedLead>();
        asks.forEach(lead -> answers.add(decide(lead)));
        var world = new DecisionEnvironment(pauses, broken);
        var batch = new Batch(now, 1, 1, settled, answers, Map.of());
        journal.add(new Recorded((Batch) JournalEntryCodec.read(JournalEntryCodec.write(batch)), world));
    }

    private void settle(Open slot, List<SlotChange> settled, List<LeadId> asks) {
        var kept = random.nextInt(3) != 0;
        settled.add(
                kept
                        ? new SlotChange.Consumed(slot.lead(), slot.endpointId(), null)
                        : new SlotChange.Released(slot.lead(), slot.endpointId()));
        for (var charge : slot.increments()) {
            if (charge.isCap() && (!kept || charge.bucket().key().kind().isInFlight())) {
                taken.merge(charge.bucket(), -charge.units(), Long::sum);
            }
        }
        if (kept) {
            placed.add(slot.lead());
            return;
        }
        tried.computeIfAbsent(slot.lead(), _ -> new HashSet<>()).add(slot.endpointId());
        if (!cases.get(slot.lead()).facts().test()) {
            sent.remove(slot.endpointId() + "/" + phone(slot.lead()));
        }
        if (!placed.contains(slot.lead())
                && open.stream().noneMatch(each -> each.lead().equals(slot.lead()))) {
            asks.add(slot.lead());
        }
    }

    private String phone(LeadId lead) {
        return "phone:" + cases.get(lead).facts().phoneKey();
    }

    private LeadId newLead() {
        var lines = List.of("turns", "weights", "first", "waits", "both", "person", "place");
        return newLead(lines.get(random.nextInt(lines.size())), cases.size() % 9 == 8);
    }

    LeadId newLead(String line) {
        return newLead(line, false);
    }

    private LeadId newLead(String line, boolean test) {
        var id = new LeadId(new UUID(random.nextLong(), random.nextLong()));
        var facts = new LeadFacts(
                "s",
                "v",
                null,
                null,
                line,
                "residential",
                null,
                test,
                now,
                new Location("78717", "Austin", "TX", List.of("48491"), 30.49, -97.76, "America/Chicago"),
                Map.of(),
                "p" + random.nextInt(200),
                null);
        cases.put(id, new StoredLead(facts, List.of()));
        return id;
    }

    private DecidedLead decide(LeadId lead) {
        var before = lastAsked.get(lead);
        var round = before == null ? 1 : before.round() + 1;
        var excluded = Set.copyOf(tried.getOrDefault(lead, Set.of()));
        var expires = cases.get(lead).facts().receivedAt().plus(Duration.ofHours(4));
        var snapshot = new LeadSnapshot(lead, cases.get(lead).facts(), List.of(), expires);
        var context = new DecisionInputs(now, this, Map.copyOf(pauses), Map.copyOf(broken));
        var decision = engine.decide(network, snapshot, context, new RoundState(round, excluded));
        decisions.add(decision);
        for (var choice : decision.choices()) {
            for (var charge : choice.increments()) {
                taken.merge(charge.bucket(), charge.units(), Long::sum);
                last.put(charge.bucket(), now);
            }
            if (!cases.get(lead).facts().test()) {
                sent.put(choice.endpointId() + "/" + phone(lead), now);
            }
            open.add(new Open(lead, choice.endpointId(), choice.increments()));
        }
        var asked = new DecidedLead(lead, round, excluded, expires, ReplayComparison.answer(decision));
        lastAsked.put(lead, asked);
        return asked;
    }

    @Override
    public long taken(Bucket bucket) {
        return taken.getOrDefault(bucket, 0L);
    }

    @Override
    public @Nullable Instant lastTaken(Bucket bucket) {
        return last.get(bucket);
    }

    @Override
    public @Nullable Instant lastSent(String endpointId, String personKey) {
        return sent.get(endpointId + "/" + personKey);
    }
}
