package io.headgate.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.messaging.event.EventIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of a row's messages and read again. */
class OutboxCodecTest {

    @Test
    void readsWhatItWrote() {
        var random = new byte[300_000];
        new Random(1).nextBytes(random);
        var messages = List.of(
                message(
                        "lead-1",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)),
                message("Zoë", null, new byte[0]),
                message("", null, random));

        assertThat(OutboxCodec.read(OutboxCodec.write(messages)))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(messages);
    }

    @Test
    void shrinksEventsToLessThanHalf() {
        var event = """
            {"lead_id": "lead_0198c4a1-9a52-7c4e-8f2d-6d0b4a9f3e11", "at": "2026-11-30T18:00:00Z", "state": "TX",
             "steps": [{"kind": "territory", "pool": "territory", "algorithm": "round_robin", "recipients": 1},
                       {"kind": "overflow", "pool": "national", "algorithm": "priority", "recipients": 1}]}
            """.getBytes(StandardCharsets.UTF_8);
        var messages =
                List.of(message("lead-1", null, event), message("lead-1", null, event), message("lead-1", null, event));

        assertThat(OutboxCodec.write(messages)).hasSizeLessThan(3 * event.length / 2);
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        var written = OutboxCodec.write(List.of(message("lead-1", null, new byte[10])));
        written[0] = 2;

        assertThatThrownBy(() -> OutboxCodec.read(written)).hasMessageContaining("form 2");
    }

    private static OutboxMessage message(String key, @Nullable String trace, byte[] payload) {
        return new OutboxMessage(
                EventIds.next(), "topic", key, "type", payload, trace, Instant.parse("2026-11-30T18:00:00.123456Z"));
    }
}
