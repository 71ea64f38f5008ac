package io.headgate.portal.leads.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.portal.core.LeadStatus;
import io.headgate.portal.core.Sentences.TimelineItem;
import io.headgate.portal.leads.list.LeadItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeSentenceTest {

    private static final List<TimelineItem> TIMELINE =
            List.of(new TimelineItem(Instant.EPOCH, Stage.INTAKE, "recorded", "Received from web-1.", null));

    @Test
    void tellsWhoGotItForHowMuchAndWhen() {
        assertThat(sentence(lead(LeadStatus.DELIVERED, null, "38.00", 100L), 1))
                .isEqualTo("Delivered to crm for $38.00, 100 ms after it was received.");
        assertThat(sentence(lead(LeadStatus.DELIVERED, null, "1234.5678", 100L), 2))
                .isEqualTo("Delivered to crm for $1,234.5678, 100 ms after it was received, in round 2.");
        assertThat(sentence(lead(LeadStatus.DELIVERED, null, null, null), 1)).isEqualTo("Delivered to crm.");
    }

    @ParameterizedTest
    @CsvSource({"999,999 ms", "1250,1.3 s", "61000,1 min", "3600000,1.0 h", "172800000,2 d"})
    void writesATimeSpanAsThePagesDo(long millis, String words) {
        assertThat(sentence(lead(LeadStatus.DELIVERED, null, null, millis), 1))
                .isEqualTo("Delivered to crm, %s after it was received.".formatted(words));
    }

    @Test
    void tellsWhyNobodyHasItYet() {
        assertThat(sentence(lead(LeadStatus.REJECTED, ReasonCode.DUPLICATE, null, null), 1))
                .isEqualTo("Rejected: " + ReasonCode.DUPLICATE.meaning());
        assertThat(sentence(lead(LeadStatus.HELD, null, null, null), 1))
                .isEqualTo("Held: it waits for hours or capacity.");
        assertThat(sentence(lead(LeadStatus.REVIEW, null, null, null), 1)).isEqualTo("Waiting for a person to decide.");
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfEveryStatus(LeadStatus status) {
        assertThat(sentence(lead(status, ReasonCode.DUPLICATE, "38.00", 100L), 1))
                .endsWith(".")
                .doesNotContain("null");
    }

    @Test
    void tellsTheLastThatHappenedToALeadThatIsNotDecidedYet() {
        assertThat(sentence(lead(LeadStatus.RECEIVED, null, null, null), 0)).isEqualTo("Received from web-1.");
        assertThat(OutcomeSentence.sentenceOf(lead(LeadStatus.RECEIVED, null, null, null), 0, List.of()))
                .isEmpty();
    }

    private static String sentence(LeadItem lead, int rounds) {
        return OutcomeSentence.sentenceOf(lead, rounds, TIMELINE);
    }

    private static LeadItem lead(
            LeadStatus status, @Nullable ReasonCode reason, @Nullable String price, @Nullable Long deliveredMs) {
        return new LeadItem(
                LeadId.parse("lead_01920000-0000-7000-8000-000000000001").orElseThrow(),
                Instant.EPOCH,
                "web-1",
                "web",
                "termite",
                null,
                null,
                null,
                null,
                status,
                reason,
                "crm",
                "dealer",
                price == null ? null : Money.of(price, "USD"),
                null,
                deliveredMs,
                null,
                false,
                false,
                false);
    }
}
