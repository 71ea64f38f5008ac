package io.headgate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.Area;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Territory;
import io.headgate.model.portal.v1.ConfigPublished;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void readsEveryMentionOfAZipIntoOneString() {
        var first = right(EventJson.read(written(), ConfigPublished.class), 0).area();
        var second = right(EventJson.read(written(), ConfigPublished.class), 1).area();

        assertThat(first.zips().getFirst())
                .isEqualTo("78717")
                .isSameAs(second.exceptZips().getFirst());
    }

    @Test
    void readsWhatIsNoZipAsItStands() {
        var area = right(EventJson.read(written(), ConfigPublished.class), 1).area();

        assertThat(area.zips()).containsExactly("1234", "7871x", "787170", "00501");
    }

    private static Territory right(ConfigPublished event, int index) {
        return event.document().territories().get(index);
    }

    private static byte[] written() {
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
                List.of());
        return EventJson.write(new ConfigPublished(1, Instant.EPOCH, "test", "", document));
    }

    private static Territory right(List<String> zips, List<String> except) {
        var area = new Area(zips, List.of(), List.of(), null, except, List.of());
        return new Territory(
                null, "e", RightKind.SHARED, 1, List.of(), List.of(), area, null, null, null, List.of(), List.of());
    }
}
