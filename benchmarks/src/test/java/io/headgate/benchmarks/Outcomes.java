package io.headgate.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** The outcomes that stand on the shared stream, by lead: one for each event id. */
final class Outcomes implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<String>> byLead = new HashMap<>();

    Outcomes(int kafkaPort) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor("headgate.lead-events").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Returns when each of these leads has one, and looks on for a while, because a second one would come late. */
    Map<String, List<String>> awaitAll(Collection<String> leads, Duration patience) {
        Awaitility.await("an outcome of every lead")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    read();
                    return byLead.keySet().containsAll(leads);
                });
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    read();
                    return true;
                });
        return byLead;
    }

    private void read() {
        consumer.poll(Duration.ofMillis(200)).forEach(one -> {
            var type = new String(one.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            var id = new String(one.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            if (type.equals("io.headgate.lead.closed.v1") && seen.add(id)) {
                var event = JsonMapper.shared().readTree(one.value());
                byLead.computeIfAbsent(event.path("lead_id").asString(), _ -> new ArrayList<>())
                        .add(event.path("outcome").asString());
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
