package io.headgate.routing.decision;

import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.EventJournal;
import io.headgate.routing.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Appends to the event journal what a batch changed and decided, so that it can be decided again. */
@Component
class JournalDecisions {

    private final EventJournal journal;

    JournalDecisions(JdbcTemplate template) {
        this.journal = new EventJournal(template);
    }

    /** Works out the name of a network, which takes a while for a large one; before anything is locked. */
    void prepare(CompiledNetwork network) {
        journal.meet(network);
    }

    /** A lead that is still held for the same reason changed nothing, and is left out. */
    void append(DecidedBatch decided, List<DecidedRound> rounds) {
        var asked = rounds.stream()
                .filter(DecidedRound::isNews)
                .map(JournalDecisions::asked)
                .toList();
        var batch = decided.batch();
        var changes = batch.freed().changes();
        if (asked.isEmpty() && changes.isEmpty()) {
            return;
        }
        journal.batch(new JournalEntry.Batch(
                batch.now(),
                journal.network(batch.network(), batch.now()),
                journal.world(decided.inputs()),
                changes,
                asked,
                asked.isEmpty() ? Map.of() : decided.counters().unlockedReads()));
    }

    private static JournalEntry.DecidedLead asked(DecidedRound decided) {
        var chosen = decided.allocations().stream()
                .map(each -> new JournalEntry.Placement(
                        each.endpointId(), each.price().micros()))
                .toList();
        return new JournalEntry.DecidedLead(
                decided.after().leadId(),
                decided.after().round(),
                decided.before().excluded(),
                decided.before().expiresAt(),
                new JournalEntry.Answer(decided.outcome(), decided.reason(), decided.heldUntil(), chosen));
    }
}
