package io.headgate.routing.journal;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that changed the counters. Entries that touch the same counter stand in the order in which they did. */
public sealed interface JournalEntry {

    /**
     * One transaction: what became of slots, then what was decided, in this order.
     *
     * @param network names the configuration that decided, see {@link EventJournal#network}
     * @param world names what the decisions saw beside configuration and counters: pauses, breakers, conversions
     * @param unlockedReads what was read of counters that were not locked, by {@link BucketHash}: others may have changed them
     *     at the same time, so the order of the entries does not tell what was seen
     */
    record Batch(
            Instant now,
            long network,
            long world,
            List<SlotChange> changes,
            List<DecidedLead> asked,
            Map<Long, UnlockedRead> unlockedReads)
            implements JournalEntry {

        public Batch {
            changes = List.copyOf(changes);
            asked = List.copyOf(asked);
            unlockedReads = Map.copyOf(unlockedReads);
        }
    }

    /** A cap that began to count, and what its owner had got before in the same window. */
    record CapOpened(Bucket bucket, List<EarlierUse> earlier) implements JournalEntry {

        public CapOpened {
            earlier = List.copyOf(earlier);
        }
    }

    /** What a live slot takes from a cap that did not count it when it was given. */
    record EarlierUse(LeadId leadId, String endpointId, long units) {}

    /**
     * One decided round.
     *
     * @param expiresAt when the lead was to be too old
     */
    record DecidedLead(LeadId leadId, int round, Set<String> excluded, Instant expiresAt, Answer answer) {

        public DecidedLead {
            excluded = Set.copyOf(excluded);
        }
    }

    /** What was decided, as far as it has consequences. */
    record Answer(
            DecisionOutcome outcome,
            @Nullable ReasonCode reason,
            @Nullable Instant heldUntil,
            List<Placement> chosen) {

        public Answer {
            chosen = List.copyOf(chosen);
        }
    }

    record Placement(String endpointId, long priceMicros) {}

    /**
     * A counter as it was seen without a lock.
     *
     * @param limit the limit in force where it was not the configured one
     */
    record UnlockedRead(
            long taken, @Nullable Long limit, @Nullable Instant lastAt) {}
}
