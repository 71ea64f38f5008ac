package io.headgate.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    private static final TopicSpec TOPIC =
            new TopicSpec("kept", 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "16777216"));

    @TempDir
    Path directory;

    @Test
    void keepsAMessageOfFifteenMebibytesOverARestart() throws Exception {
        byte[] large = new byte[15 * 1024 * 1024];
        KafkaOptions options = KafkaOptions.forTests(directory.resolve("kafka"));
        try (var kafka = EmbeddedKafka.start(options)) {
            KafkaTopics.ensure(kafka.bootstrap(), List.of(TOPIC));
            send(kafka.bootstrap(), large);
        }
        try (var kafka = EmbeddedKafka.start(options)) {
            KafkaTopics.ensure(kafka.bootstrap(), List.of(TOPIC));
            assertThat(first(kafka.bootstrap())).isEqualTo(large);
        }
    }

    static void send(String bootstrap, byte[] message) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.request.size", 16 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC.name(), new byte[] {1}, message))
                    .get();
        }
    }

    static byte[] first(String bootstrap) {
        var partition = new TopicPartition(TOPIC.name(), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // One poll may come back with nothing.
            var records = await().atMost(Duration.ofMinutes(1))
                    .until(() -> consumer.poll(Duration.ofSeconds(1)), polled -> !polled.isEmpty());
            return records.iterator().next().value();
        }
    }
}
