package io.headgate.routing.simulation.state;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.decision.DecisionPreview;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.DecisionEnvironment;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalReader;
import io.headgate.routing.journal.JournalReader.Numbered;
import io.headgate.routing.journal.SlotChange.Consumed;
import io.headgate.routing.journal.SlotChange.Refunded;
import io.headgate.routing.journal.SlotChange.Released;
import io.headgate.routing.simulation.state.JournalConsumer.StoredLead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leads a follower through the journal from a checkpoint on, a stretch at a time, in constant memory. */
public final class JournalScan {

    private static final int STRETCH = 500;
    private static final int NETWORKS = 4;
    private static final int WORLDS = 20;

    // Longer than any transaction lives: what was sent before that is in the database, and in no entry that comes.
    private static final Duration SURELY_WRITTEN = Duration.ofMinutes(5);
    private static final int RECENT = 20_000;

    /** Told after every stretch; says whether to go on. */
    @FunctionalInterface
    public interface Progress {
        boolean at(long replayed);
    }

    /** The entries to follow. */
    public record Span(Checkpoint start, long end) {}

    private final JournalReader journal;
    private final ReplayLeads cases;
    private final DecisionPreview preview;
    private final Span span;
    private final JournalConsumer follower;
    private final Map<Long, CompiledNetwork> networks = remembered(NETWORKS);
    private final Map<Long, DecisionEnvironment> worlds = remembered(WORLDS);
    private Instant last;
    private long replayed;

    public JournalScan(
            JournalReader journal, ReplayLeads cases, DecisionPreview preview, Span span, JournalConsumer follower) {
        this.journal = journal;
        this.cases = cases;
        this.preview = preview;
        this.span = span;
        this.follower = follower;
        this.last = span.start().at();
    }

    /** The moment of the last entry so far. */
    public Instant last() {
        return last;
    }

    /** Walks all the way; false when it was told to stop before. */
    public boolean walk(Progress progress) {
        var start = span.start();
        begin(start);
        follow(journal.these(start.missing()));
        var at = start.seq();
        while (true) {
            var stretch = journal.after(at, span.end(), STRETCH);
            if (stretch.isEmpty()) {
                return true;
            }
            follow(stretch);
            at = stretch.getLast().seq();
            if (!progress.at(replayed)) {
                return false;
            }
        }
    }

    private void begin(Checkpoint start) {
        var leads = start.inFlight().stream().map(Checkpoint.InFlight::leadId).collect(Collectors.toSet());
        var persons = cases.readLeads(leads).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> DedupeKeys.rememberedOf(each.getValue().facts())));
        recall(start);
        follower.begin(start, persons);
    }

    /** Whom endpoints were sent just before the start, because the database does not tell that apart from after it. */
    private void recall(Checkpoint start) {
        var missing = Set.copyOf(start.missing());
        var recent = journal.after(start.seq() - RECENT, start.seq(), RECENT).stream()
                .filter(entry -> !missing.contains(entry.seq()))
                .filter(entry ->
                        entry.entry() instanceof Batch batch && !batch.now().isBefore(horizon()))
                .toList();
        for (var from = 0; from < recent.size(); from += STRETCH) {
            var stretch = recent.subList(from, Math.min(from + STRETCH, recent.size()));
            var known = cases.readLeads(leadsOf(stretch));
            for (var entry : stretch) {
                if (entry.entry() instanceof Batch batch) {
                    recall(batch, known);
                }
            }
        }
    }

    private void recall(Batch batch, Map<LeadId, StoredLead> known) {
        for (var change : batch.changes()) {
            switch (change) {
                case Released released -> recall(released.leadId(), released.endpointId(), null, known);
                case Consumed _, Refunded _ -> {}
            }
        }
        for (var asked : batch.asked()) {
            asked.answer().chosen().forEach(each -> recall(asked.leadId(), each.endpointId(), batch.now(), known));
        }
    }

    private void recall(LeadId lead, String endpointId, @Nullable Instant at, Map<LeadId, StoredLead> known) {
        var one = known.get(lead);
        if (one != null) {
            for (var key : DedupeKeys.rememberedOf(one.facts())) {
                follower.recall(endpointId, key, at);
            }
        }
    }

    private Instant horizon() {
        return span.start().at().minus(SURELY_WRITTEN);
    }

    private void follow(List<Numbered> stretch) {
        var known = cases.readLeads(leadsOf(stretch));
        var persons = known.values().stream()
                .flatMap(each -> DedupeKeys.keysOf(each.facts()).stream())
                .collect(Collectors.toSet());
        var past = cases.before(horizon(), persons);
        for (var numbered : stretch) {
            switch (numbered.entry()) {
                case CapOpened counted -> follower.counted(counted);
                case Batch batch -> follow(batch, known, past);
            }
            replayed += numbered.leads();
        }
    }

    private void follow(Batch batch, Map<LeadId, StoredLead> known, SentHistory past) {
        var decidedBy = named(networks, batch.network(), this::network);
        var world = named(worlds, batch.world(), id -> journal.world(id).orElseThrow(JournalScan::incomplete));
        follower.batch(new JournalConsumer.RecordedBatch(batch, decidedBy, world, known, past));
        last = batch.now().isAfter(last) ? batch.now() : last;
    }

    private CompiledNetwork network(long id) {
        var content = journal.network(id).orElseThrow(JournalScan::incomplete);
        return preview.compile(content.document(), content.version());
    }

    private static IllegalStateException incomplete() {
        return new IllegalStateException("the journal refers to something that is not stored any more");
    }

    private static Set<LeadId> leadsOf(List<Numbered> stretch) {
        var leads = new HashSet<LeadId>();
        for (var numbered : stretch) {
            if (numbered.entry() instanceof Batch batch) {
                batch.asked().stream().map(DecidedLead::leadId).forEach(leads::add);
                batch.changes().forEach(change -> leads.add(change.leadId()));
            }
        }
        return leads;
    }

    private static <V> V named(Map<Long, V> known, long id, Function<Long, V> read) {
        var value = known.get(id);
        if (value == null) {
            value = read.apply(id);
            known.put(id, value);
        }
        return value;
    }

    /** Forgets the one that was not used for longest. */
    private static <V> Map<Long, V> remembered(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }
}
