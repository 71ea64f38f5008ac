package io.headgate.benchmarks.decisions;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts work before routing and sees what comes of it. */
final class RoutingTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String TYPE = "ce_type";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> decided;
    private final KafkaConsumer<String, byte[]> routed;

    RoutingTopics(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "max.request.size", 16 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
        decided = consumer(bootstrap, Topics.LEAD_EVENTS);
        routed = consumer(bootstrap, Topics.LEADS_ROUTED);
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrap, Topics topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    void publish(Event configuration) {
        producer.send(record(Topics.CONFIG, configuration));
        producer.flush();
    }

    /** Sends the work at once and returns how many seconds passed until the last of it was announced as decided. */
    double decide(List<? extends Event> work) {
        // Written beforehand: only routing's own time counts.
        var records =
                work.stream().map(one -> record(Topics.LEADS_VALIDATED, one)).toList();
        var began = System.nanoTime();
        records.forEach(producer::send);
        Set<String> leads = new HashSet<>();
        var type = EventTypes.LEAD_DECIDED.type();
        while (leads.size() < work.size()) {
            for (var record : decided.poll(POLL)) {
                if (type.equals(header(record))) {
                    leads.add(record.key());
                }
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("only " + leads.size() + " leads were decided in time");
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** What has been sent to endpoints since the last call, by endpoint: the ids of the leads, each once. */
    Map<String, Set<String>> routed(int atLeast) {
        Map<String, Set<String>> found = new HashMap<>();
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (records.size() < atLeast || !atTheEnd()) {
            routed.poll(POLL).forEach(records::add);
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + records.size() + " leads were sent in time");
            }
        }
        for (var record : records) {
            var event = EventJson.read(record.value(), LeadRouted.class);
            found.computeIfAbsent(event.allocation().endpointId(), _ -> new HashSet<>())
                    .add(event.leadId().toString());
        }
        return found;
    }

    private boolean atTheEnd() {
        return routed.endOffsets(routed.assignment()).entrySet().stream()
                .allMatch(partition -> routed.position(partition.getKey()) >= partition.getValue());
    }

    private static ProducerRecord<String, byte[]> record(Topics topic, Event event) {
        var record = new ProducerRecord<>(topic.topic(), event.key(), EventJson.write(event));
        header(record, "ce_id", EventIds.next().toString());
        header(record, TYPE, EventTypes.of(event).type());
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(TYPE);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        decided.close();
        routed.close();
    }
}
