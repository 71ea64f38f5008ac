package io.headgate.messaging.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.headgate.model.config.Area;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Territory;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.portal.v1.PauseChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class EventJsonTest {

    @Test
    void readsEveryMentionOfAZipIntoOneString() {
        var first = right(EventJson.parse(written(), ConfigPublished.class), 0).area();
        var second = right(EventJson.parse(written(), ConfigPublished.class), 1).area();

        assertThat(first.zips().getFirst())
                .isEqualTo("78717")
                .isSameAs(second.exceptZips().getFirst());
    }

    @Test
    void readsWhatIsNoZipAsItStands() {
        var area = right(EventJson.parse(written(), ConfigPublished.class), 1).area();

        assertThat(area.zips()).containsExactly("1234", "7871x", "787170", "00501");
    }

    @Test
    void saysNothingOfWhatAConfigurationLeavesEmptyAndReadsItBackTheSame() {
        var json = new String(written(), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("null").doesNotContain("[]").contains("\"comment\":\"\"");
        assertThat(EventJson.parse(written(), ConfigPublished.class)).isEqualTo(event(1));
    }

    @Test
    void saysWhatIsEmptyInEveryOtherEvent() {
        var json = new String(
                EventJson.write(
                        new PauseChanged(PauseChanged.Target.ENDPOINT, "e", true, null, null, Instant.EPOCH, "test")),
                StandardCharsets.UTF_8);

        assertThat(json).contains("null");
    }

    @Test
    void readsTheVersionThatItWroteOrReadBeforeIntoTheSameObject() {
        var event = event(2);
        var payload = EventJson.write(event);
        var other = EventJson.parse(payload, ConfigPublished.class);

        assertThat(EventJson.read(payload.clone(), ConfigPublished.class))
                .isSameAs(event)
                .isEqualTo(other)
                .isNotSameAs(other);
    }

    @Test
    void tellsVersionsApartThatDifferInOneByte() {
        var event = event(3);
        var payload = EventJson.write(event);
        var json = new String(payload, StandardCharsets.UTF_8).replace("78717", "78718");

        var read = EventJson.read(json.getBytes(StandardCharsets.UTF_8), ConfigPublished.class);

        assertThat(right(read, 0).area().zips()).containsExactly("78718");
        assertThat(EventJson.read(payload, ConfigPublished.class)).isSameAs(event);
        assertThat(EventJson.read(json.getBytes(StandardCharsets.UTF_8), ConfigPublished.class))
                .isSameAs(read);
    }

    @Test
    void refusesAPayloadThatIsNoVersionEachTime() {
        byte[] broken = "{\"version\": \"none\"}".getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> EventJson.read(broken, ConfigPublished.class));
        }
    }

    private static Territory right(ConfigPublished event, int index) {
        return event.document().territories().get(index);
    }

    private static byte[] written() {
        return EventJson.write(event(1));
    }

    private static ConfigPublished event(int version) {
        var document = new ConfigDocument(
                ConfigDocument.EMPTY.brand(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        right(List.of("78717"), List.of()),
                        right(List.of("1234", "7871x", "787170", "00501"), List.of("78717"))),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new ConfigPublished(version, Instant.EPOCH, "test", "", document);
    }

    private static Territory right(List<String> zips, List<String> except) {
        var area = new Area(zips, List.of(), List.of(), null, except, List.of());
        return new Territory(
                null, "e", RightKind.SHARED, 1, List.of(), List.of(), area, null, null, null, List.of(), List.of());
    }
}
