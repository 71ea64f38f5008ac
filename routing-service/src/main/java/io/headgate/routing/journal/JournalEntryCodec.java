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
import io.headgate.routing.journal.JournalEntry.Ended;
import io.headgate.routing.journal.JournalEntry.Placement;
import io.headgate.routing.journal.JournalEntry.Settled;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
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
        out.number(batch.settled().size());
        for (var settled : batch.settled()) {
            out.id(settled.leadId().value())
                    .text(settled.endpointId())
                    .number(settled.kept() ? 1 : 0)
                    .momentOrNone(settled.at());
        }
        out.number(batch.ended().size());
        for (var ended : batch.ended()) {
            out.id(ended.leadId().value())
                    .text(ended.endpointId())
                    .text(ended.bucket().key())
                    .moment(ended.bucket().windowStart())
                    .number(ended.units());
        }
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

    private static void asked(Packer out, DecidedLead asked) {
        out.id(asked.leadId().value())
                .number(asked.round())
                .number(asked.excluded().size());
        asked.excluded().stream().sorted().forEach(out::text);
        out.moment(asked.expiresAt());
        var answer = asked.answer();
        out.text(answer.outcome().name())
                .number(answer.reason() == null ? NO_REASON : answer.reason().number())
                .momentOrNone(answer.heldUntil())
                .number(answer.chosen().size());
        answer.chosen().forEach(chosen -> out.text(chosen.endpointId()).number(chosen.priceMicros()));
    }

    private static byte[] counted(CapOpened counted) {
        var out = new Packer()
                .number(COUNTED)
                .text(counted.bucket().key())
                .moment(counted.bucket().windowStart())
                .number(counted.earlier().size());
        counted.earlier().forEach(earlier -> out.id(earlier.leadId().value())
                .text(earlier.endpointId())
                .number(earlier.units()));
        return out.bytes();
    }

    private static Batch batch(Unpacker in, boolean withEnds) {
        var now = in.moment();
        var network = in.fixed();
        var world = in.fixed();
        var settled = in.list(() -> new Settled(new LeadId(in.id()), in.text(), in.number() == 1, in.momentOrNone()));
        var ended = withEnds
                ? in.list(() ->
                        new Ended(new LeadId(in.id()), in.text(), new Bucket(in.text(), in.moment()), in.number()))
                : List.<Ended>of();
        var asked = in.list(() -> asked(in));
        Map<Long, UnlockedRead> unlockedReads = new HashMap<>();
        for (var left = in.count(); left > 0; left--) {
            unlockedReads.put(in.fixed(), new UnlockedRead(in.number(), in.numberOrNone(), in.momentOrNone()));
        }
        return new Batch(now, network, world, settled, ended, asked, unlockedReads);
    }

    private static DecidedLead asked(Unpacker in) {
        var lead = new LeadId(in.id());
        var round = in.count();
        var excluded = new HashSet<>(in.list(in::text));
        var expiresAt = in.moment();
        var outcome = DecisionOutcome.valueOf(in.text());
        var answer = new Answer(
                outcome, reason(in.count()), in.momentOrNone(), in.list(() -> new Placement(in.text(), in.number())));
        return new DecidedLead(lead, round, excluded, expiresAt, answer);
    }

    private static CapOpened counted(Unpacker in) {
        var bucket = new Bucket(in.text(), in.moment());
        return new CapOpened(bucket, in.list(() -> new EarlierUse(new LeadId(in.id()), in.text(), in.number())));
    }

    private static @Nullable ReasonCode reason(int number) {
        return Arrays.stream(ReasonCode.values())
                .filter(code -> code.number() == number)
                .findFirst()
                .orElse(null);
    }
}
