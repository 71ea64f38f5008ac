package io.headgate.messaging.configfeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.CloudEventRecords;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ConfigFeedTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.CONFIG.topic(), 0);

    private final ConfigStore store = Mockito.mock(ConfigStore.class);
    private final MockConsumer<String, byte[]> broker = new MockConsumer<>("earliest");
    private final ConfigFeed feed = new ConfigFeed(() -> broker, store);
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final List<Integer> live = new CopyOnWriteArrayList<>();

    @Test
    void theBacklogComesAliveAsOneChangeHoweverManyFetchesItTakes() throws InterruptedException {
        var caughtUp = new CountDownLatch(1);
        broker.updateBeginningOffsets(Map.of(PARTITION, 0L));
        broker.updateEndOffsets(Map.of(PARTITION, 3L));
        broker.schedulePollTask(() -> broker.addRecord(version(1)));
        broker.schedulePollTask(() -> broker.addRecord(version(2)));
        broker.schedulePollTask(() -> broker.addRecord(version(3)));
        broker.schedulePollTask(caughtUp::countDown);
        feed.onEveryVersion(version -> told.add(version.version()));
        feed.onChange(snapshot -> live.add(snapshot.version()));

        feed.start();
        assertThat(caughtUp.await(30, TimeUnit.SECONDS)).isTrue();
        feed.stop();

        assertThat(told).containsExactly(1, 2, 3);
        assertThat(live).containsExactly(0, 3);
        assertThat(feed.caughtUp()).isTrue();
        Mockito.verify(store, Mockito.times(1)).put(Mockito.any());
    }

    @Test
    void aVersionIsLiveAtOnceAndIsCopiedWhenItIsQuietAgain() throws InterruptedException {
        var written = new CopyOnWriteArrayList<Long>();
        var done = new CountDownLatch(1);
        broker.updateBeginningOffsets(Map.of(PARTITION, 0L));
        broker.updateEndOffsets(Map.of(PARTITION, 0L));
        broker.schedulePollTask(() -> broker.addRecord(version(1)));
        broker.schedulePollTask(() -> {
            written.add(copies());
            broker.addRecord(version(2));
        });
        broker.schedulePollTask(() -> written.add(copies()));
        broker.schedulePollTask(() -> {
            written.add(copies());
            done.countDown();
        });
        feed.onChange(snapshot -> live.add(snapshot.version()));

        feed.start();
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        feed.stop();

        assertThat(live).containsExactly(0, 1, 2);
        assertThat(written).containsExactly(0L, 0L, 1L);
    }

    private long copies() {
        return Mockito.mockingDetails(store).getInvocations().stream()
                .filter(call -> call.getMethod().getName().equals("put"))
                .count();
    }

    private static ConsumerRecord<String, byte[]> version(int number) {
        var event = new ConfigPublished(number, Instant.EPOCH, "test", "", ConfigDocument.EMPTY);
        var headers = new RecordHeaders();
        headers.add(CloudEventRecords.TYPE, EventTypes.of(event).type().getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                PARTITION.topic(),
                0,
                number - 1L,
                0L,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                event.key(),
                EventJson.write(event),
                headers,
                Optional.empty());
    }
}
