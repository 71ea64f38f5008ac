package io.headgate.routing.journal;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.journal.JournalEntry.Answer;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalEntry.EarlierUse;
import io.headgate.routing.journal.JournalEntry.Placement;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
import io.headgate.routing.journal.SlotChange.Consumed;
import io.headgate.routing.journal.SlotChange.Refunded;
import io.headgate.routing.journal.SlotChange.Released;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored form of an entry. The first number is the form's version, so that later releases can read it. */
public final class JournalEntryCodec {

    // As the first release wrote it: what ended after a stay in flight is not among it.
    private static final int BATCH_WITHOUT_ENDS = 1;
    private static final int COUNTED = 2;
    private static final int BATCH = 3;
    private static final int NO_REASON = 0;
    private static final int NOT_KEPT = 0;
    private static final int KEPT = 1;

    private JournalEntryCodec() {}

    public static byte[] write(JournalEntry entry) {
        return switch (entry) {
            case Batch batch -> batch(batch);
            case CapOpened counted -> counted(counted);
        };
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException when a later release wrote it
     */
    public static JournalEntry read(byte[] stored) {
        var in = new Unpacker(stored);
        var form = in.count();
        return switch (form) {
            case BATCH_WITHOUT_ENDS -> batch(in, false);
            case BATCH -> batch(in, true);
            case COUNTED -> counted(in);
            default -> throw new IllegalArgumentException("an entry of form " + form);
        };
    }

    private static byte[] batch(Batch batch) {
        var out = new Packer()
                .number(BATCH)
                .moment(batch.now())
                .fixed(batch.network())
                .fixed(batch.world());
        changes(out, batch.changes());
        out.number(batch.asked().size());
        for (var asked : batch.asked()) {
            asked(out, asked);
        }
        out.number(batch.unlockedReads().size());
        batch.unlockedReads().forEach((hash, unlockedRead) -> out.fixed(hash)
                .number(unlockedRead.taken())
                .numberOrNone(unlockedRead.limit())
                .momentOrNone(unlockedRead.lastAt()));
        return out.bytes();
    }

    // Slots that were settled stand in a list before those that gave back later, as earlier releases wrote them.
    private static void changes(Packer out, List<SlotChange> changes) {
        var settled = new ArrayList<SlotChange>();
        var refunded = new ArrayList<Refunded>();
        for (var change : changes) {
            switch (change) {
                case Consumed consumed -> settled.add(consumed);
                case Released released -> settled.add(released);
                case Refunded refund -> refunded.add(refund);
            }
        }
        out.number(settled.size());
        settled.forEach(change -> settled(out, change));
        out.number(refunded.size());
        for (var refund : refunded) {
            out.id(refund.leadId().value())
                    .packText(refund.endpointId())
                    .packText(refund.bucket().key().text())
                    .moment(refund.bucket().windowStart())
                    .number(refund.units());
        }
    }

    private static void settled(Packer out, SlotChange change) {
        out.id(change.leadId().value()).packText(change.endpointId());
        switch (change) {
            case Consumed consumed -> out.number(KEPT).momentOrNone(consumed.at());
            case Released _ -> out.number(NOT_KEPT).momentOrNone(null);
            case Refunded _ -> throw new IllegalArgumentException("a refund settles no slot");
        }
    }

    private static void asked(Packer out, DecidedLead asked) {
        out.id(asked.leadId().value())
                .number(asked.round())
                .number(asked.excluded().size());
        asked.excluded().stream().sorted().forEach(out::packText);
        out.moment(asked.expiresAt());
        var answer = asked.answer();
        out.packText(answer.outcome().name())
                .number(answer.reason() == null ? NO_REASON : answer.reason().number())
                .momentOrNone(answer.heldUntil())
                .number(answer.chosen().size());
        answer.chosen().forEach(chosen -> out.packText(chosen.endpointId()).number(chosen.priceMicros()));
    }

    private static byte[] counted(CapOpened counted) {
        var out = new Packer()
                .number(COUNTED)
                .packText(counted.bucket().key().text())
                .moment(counted.bucket().windowStart())
                .number(counted.earlier().size());
        counted.earlier().forEach(earlier -> out.id(earlier.leadId().value())
                .packText(earlier.endpointId())
                .number(earlier.units()));
        return out.bytes();
    }

    private static Batch batch(Unpacker in, boolean withEnds) {
        var now = in.moment();
        var network = in.fixed();
        var world = in.fixed();
        var settled = in.list(() -> settled(in));
        var changes = new ArrayList<SlotChange>();
        if (withEnds) {
            // They took effect before the others did.
            changes.addAll(in.list(() -> new Refunded(
                    new LeadId(in.id()), in.unpackText(), Bucket.stored(in.unpackText(), in.moment()), in.number())));
        }
        changes.addAll(settled);
        var asked = in.list(() -> asked(in));
        Map<Long, UnlockedRead> unlockedReads = new HashMap<>();
        for (var left = in.count(); left > 0; left--) {
            unlockedReads.put(in.fixed(), new UnlockedRead(in.number(), in.numberOrNone(), in.momentOrNone()));
        }
        return new Batch(now, network, world, changes, asked, unlockedReads);
    }

    private static SlotChange settled(Unpacker in) {
        var lead = new LeadId(in.id());
        var endpoint = in.unpackText();
        var kept = in.number() == KEPT;
        var at = in.momentOrNone();
        return kept ? new Consumed(lead, endpoint, at) : new Released(lead, endpoint);
    }

    private static DecidedLead asked(Unpacker in) {
        var lead = new LeadId(in.id());
        var round = in.count();
        var excluded = new HashSet<>(in.list(in::unpackText));
        var expiresAt = in.moment();
        var outcome = DecisionOutcome.valueOf(in.unpackText());
        var answer = new Answer(
                outcome,
                reason(in.count()),
                in.momentOrNone(),
                in.list(() -> new Placement(in.unpackText(), in.number())));
        return new DecidedLead(lead, round, excluded, expiresAt, answer);
    }

    private static CapOpened counted(Unpacker in) {
        var bucket = Bucket.stored(in.unpackText(), in.moment());
        return new CapOpened(bucket, in.list(() -> new EarlierUse(new LeadId(in.id()), in.unpackText(), in.number())));
    }

    private static @Nullable ReasonCode reason(int number) {
        return Arrays.stream(ReasonCode.values())
                .filter(code -> code.number() == number)
                .findFirst()
                .orElse(null);
    }
}
