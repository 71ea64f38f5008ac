package io.headgate.routing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.journal.Checkpoint.Counter;
import io.headgate.routing.journal.Checkpoint.InFlight;
import io.headgate.routing.journal.Checkpoint.Taking;
import io.headgate.routing.journal.JournalEntry.Answer;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalEntry.EarlierUse;
import io.headgate.routing.journal.JournalEntry.Placement;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEntryCodecTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00.123456789Z");
    private static final LeadId LEAD = new LeadId(new UUID(-7, 42));
    private static final Bucket CAP = Bucket.stored("endpoint:e:count:day", Instant.parse("2026-03-02T06:00:00Z"));

    @Test
    void aBatchIsReadAsItWasWritten() {
        var batch = new Batch(
                NOW,
                Long.MIN_VALUE,
                -1,
                List.of(
                        new SlotChange.Refunded(
                                LEAD, "e", Bucket.stored("endpoint:e:count:concurrent", Instant.EPOCH), 1),
                        new SlotChange.Consumed(LEAD, "e", Instant.parse("2026-03-01T05:59:59.123456Z")),
                        new SlotChange.Released(LEAD, "f")),
                List.of(
                        new DecidedLead(
                                LEAD,
                                3,
                                Set.of("e", "f"),
                                Instant.MAX,
                                new Answer(
                                        DecisionOutcome.ALLOCATED,
                                        null,
                                        null,
                                        List.of(new Placement("g", 10_000_000), new Placement("e", -1)))),
                        new DecidedLead(
                                new LeadId(new UUID(0, 0)),
                                1,
                                Set.of(),
                                Instant.EPOCH,
                                new Answer(DecisionOutcome.HELD, ReasonCode.OUT_OF_HOURS, NOW, List.of()))),
                Map.of(
                        BucketHash.of(CAP),
                        new UnlockedRead(7, null, null),
                        Long.MAX_VALUE,
                        new UnlockedRead(Long.MAX_VALUE, Long.MIN_VALUE, NOW)));

        assertThat(JournalEntryCodec.read(JournalEntryCodec.write(batch))).isEqualTo(batch);
    }

    @Test
    void aCountIsReadAsItWasWritten() {
        var counted = new CapOpened(CAP, List.of(new EarlierUse(LEAD, "e", 1), new EarlierUse(LEAD, "e", 10_000_000)));

        assertThat(JournalEntryCodec.read(JournalEntryCodec.write(counted))).isEqualTo(counted);
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        var checkpoint = new Checkpoint(
                9,
                NOW,
                List.of(3L, 5L),
                List.of(
                        new Counter(CAP, NOW, 4, 10L, 7, NOW),
                        new Counter(Bucket.stored("step:p/s:e", Instant.EPOCH), null, 0, null, 0, null)),
                List.of(new InFlight(
                        LEAD,
                        "e",
                        NOW,
                        10,
                        List.of(new Taking(CAP, 1, null), new Taking(CAP, 1, Duration.ofHours(2))))));

        assertThat(Checkpoint.read(9, NOW, List.of(3L, 5L), checkpoint.state())).isEqualTo(checkpoint);
    }

    @Test
    void whatTheFirstReleaseWroteIsStillRead() {
        var settled = new SlotChange.Consumed(LEAD, "e", NOW);
        var batch = new Packer().number(1).moment(NOW).fixed(5).fixed(6).number(1);
        batch.id(LEAD.value())
                .packText("e")
                .number(1)
                .momentOrNone(NOW)
                .number(0)
                .number(0);
        assertThat(JournalEntryCodec.read(batch.bytes()))
                .isEqualTo(new Batch(NOW, 5, 6, List.of(settled), List.of(), Map.of()));

        var checkpoint = new Packer().number(1).number(1);
        checkpoint
                .packText(CAP.key().text())
                .moment(CAP.windowStart())
                .momentOrNone(null)
                .number(4);
        checkpoint.numberOrNone(null).number(7).momentOrNone(null);
        checkpoint
                .number(1)
                .id(LEAD.value())
                .packText("e")
                .moment(NOW)
                .number(10)
                .number(1)
                .number(0)
                .number(1);
        assertThat(Checkpoint.read(9, NOW, List.of(), JournalContent.zipped(checkpoint.bytes())))
                .isEqualTo(new Checkpoint(
                        9,
                        NOW,
                        List.of(),
                        List.of(new Counter(CAP, null, 4, null, 7, null)),
                        List.of(new InFlight(LEAD, "e", NOW, 10, List.of(new Taking(CAP, 1, null))))));
    }

    @Test
    void whatALaterReleaseWroteIsRefused() {
        assertThatThrownBy(() -> JournalEntryCodec.read(new Packer().number(99).bytes()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrdinaryDecisionTakesFewBytes() {
        var asked = new DecidedLead(
                LEAD,
                1,
                Set.of(),
                NOW,
                new Answer(
                        DecisionOutcome.ALLOCATED, null, null, List.of(new Placement("dealer-114-crm", 42_000_000))));

        assertThat(JournalEntryCodec.write(new Batch(NOW, 1, 1, List.of(), List.of(asked), Map.of())))
                .hasSizeLessThan(90);
    }
}
