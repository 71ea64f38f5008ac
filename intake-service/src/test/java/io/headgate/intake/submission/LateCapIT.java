package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cap that begins in mid-window counts what the source sent in that window before. */
class LateCapIT extends IntakePlatform {

    private static final String WITHOUT = "dedupe: {window: P30D}, contract";

    @Test
    void aCapThatIsNewInMidWindowCountsWhatWasSentBefore() {
        for (var source : new String[] {"late-count", "late-money", "late-small"}) {
            var body = lead();
            assertThat(Stream.of(body, lead(), lead()).map(lead -> status(source, lead)))
                    .containsOnly("received");
            // What intake rejected took nothing of any cap.
            assertThat(status(source, body)).isEqualTo("rejected");
        }

        config.publish(NETWORK.replace(without("late-count"), with("late-count", "{limit: 4, per: month}"))
                .replace(without("late-money"), with("late-money", "{limit: '40.00', unit: money, per: total}"))
                .replace(without("late-small"), with("late-small", "{limit: 2, per: week}")));

        assertThat(next("late-count", 3)).containsExactly("received", "rejected", "rejected");
        assertThat(next("late-money", 2)).containsExactly("received", "rejected");
        assertThat(next("late-small", 1)).containsExactly("rejected");
        assertThat(taken("late-count")).isEqualTo(4);
        assertThat(taken("late-money")).isEqualTo(40_000_000);
        assertThat(taken("late-small")).isEqualTo(3);
    }

    private static String without(String source) {
        return "{id: " + source + ", " + WITHOUT;
    }

    private static String with(String source, String cap) {
        return "{id: " + source + ", caps: [" + cap + "], " + WITHOUT;
    }

    private Stream<String> next(String source, int leads) {
        return IntStream.range(0, leads).mapToObj(_ -> status(source, lead()));
    }

    private String status(String source, Object lead) {
        return get(source, post(source, lead).leadId()).body().path("status").asString();
    }

    private long taken(String source) {
        return count("SELECT taken FROM source_cap WHERE source_id = ?", source);
    }
}
