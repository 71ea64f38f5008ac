package io.headgate.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventIds;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How what a transaction says is put into rows. */
class OutboxRowTest {

    @Test
    void whatFitsAPageSharesOneRow() {
        assertThat(OutboxRow.of(messages(5, 1_000))).hasSize(1);
    }

    @Test
    void whatExceedsAPageGoesOnInTheNextRowAndKeepsItsOrder() {
        var messages = messages(40, 1_000);

        var rows = OutboxRow.of(messages);

        assertThat(rows).hasSize(4);
        assertThat(rows.stream().map(OutboxRow::messages).flatMap(Collection::stream))
                .containsExactlyElementsOf(messages);
    }

    @Test
    void aLargeMessageHasARowToItself() {
        var messages = List.of(message(100), message(8_000_000), message(100));

        assertThat(OutboxRow.of(messages))
                .extracting(OutboxRow::messages)
                .containsExactly(List.of(messages.get(0)), List.of(messages.get(1)), List.of(messages.get(2)));
    }

    @Test
    void rowsAreInTheOrderOfTheirIds() {
        assertThat(OutboxRow.of(messages(100, 5_000)))
                .extracting(row -> row.id().toString())
                .isSorted();
    }

    @Test
    void whoSaysNothingWritesNothing() {
        assertThat(OutboxRow.of(List.of())).isEmpty();
    }

    private static List<OutboxMessage> messages(int count, int bytes) {
        return IntStream.range(0, count).mapToObj(_ -> message(bytes)).toList();
    }

    private static OutboxMessage message(int bytes) {
        return new OutboxMessage(EventIds.next(), "topic", "key", "type", new byte[bytes], null, Instant.EPOCH);
    }
}
