package io.headgate.benchmarks;

import io.headgate.benchmarks.floor.FloorPlatform;
import io.headgate.benchmarks.load.NationalNetwork;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.RunningHeadgate;
import io.headgate.benchmarks.platform.VersionWatch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * From the call that publishes 5,000 endpoints to the moment at which the last of the six services says itself that it
 * runs that version, against one insert and one Kafka hop of the same bytes. The first publish meets a cold platform; the
 * later ones change one price each.
 */
final class PublishBench {

    private static final int ENDPOINTS = 5_000;
    private static final int CHANGES = 9;

    private PublishBench() {}

    static void run(Path directory, Report report) throws Exception {
        var network = new NationalNetwork(ENDPOINTS);
        try (var headgate = new RunningHeadgate(directory.resolve("headgate"), false);
                var platform = new FloorPlatform(directory.resolve("floor"))) {
            headgate.start();
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            var watch = new VersionWatch(headgate);
            double first = publish(admin, watch, network.yaml(0), 1, report);
            byte[] document = admin.published(1);
            report.say(String.format(
                    Locale.ROOT,
                    "%,d endpoints, %,d rights, %.1f MiB of JSON",
                    ENDPOINTS,
                    network.rights(),
                    document.length / 1024.0 / 1024.0));
            var ours = new double[CHANGES];
            var bare = new double[CHANGES];
            for (int i = 0; i < CHANGES; i++) {
                bare[i] = floor(platform, document);
                ours[i] = publish(admin, watch, network.yaml(i + 1), i + 2, report);
            }
            row(report, "publish of 5,000 endpoints, the first one, to live in six services, ms", bare, first);
            row(report, "publish of one change among 5,000 endpoints, to live in six services, ms", bare, ours);
        }
    }

    private static void row(Report report, String what, double[] bare, double... ours) {
        report.row(
                what,
                ours.length == 1 ? String.format(Locale.ROOT, "%,.0f", ours[0]) : Figures.spread("%,.0f", ours),
                Figures.spread("%,.0f", bare),
                String.format(Locale.ROOT, "%.1f ×", Figures.median(ours) / Figures.median(bare)));
    }

    private static double publish(AdminApi admin, VersionWatch watch, String yaml, int version, Report report)
            throws Exception {
        admin.draft(yaml);
        long began = System.nanoTime();
        var live = watch.until(version);
        int published = admin.publishDraft();
        double answered = (System.nanoTime() - began) / 1e6;
        if (published != version) {
            throw new IllegalStateException("version " + published + " was published, not " + version);
        }
        var millis = new java.util.LinkedHashMap<String, Long>();
        for (var service : live.entrySet()) {
            millis.put(service.getKey(), Math.round((service.getValue().get() - began) / 1e6));
        }
        report.say(String.format(
                Locale.ROOT, "version %d: answered after %.0f ms, live after %s ms", version, answered, millis));
        return millis.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** One insert committed, then one Kafka hop, of the document's bytes, which the reader must get whole. */
    private static double floor(FloorPlatform platform, byte[] document) throws SQLException {
        var partition = new TopicPartition(FloorPlatform.LARGE_TOPIC, 0);
        try (var connection = platform.connect();
                var producer = producer(platform);
                var consumer = consumer(platform)) {
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            producer.partitionsFor(FloorPlatform.LARGE_TOPIC);
            long began = System.nanoTime();
            try (var insert = connection.prepareStatement("INSERT INTO hop (stage, payload) VALUES (9, ?)")) {
                insert.setBytes(1, document);
                insert.executeUpdate();
            }
            producer.send(new ProducerRecord<>(FloorPlatform.LARGE_TOPIC, 0, "network", document));
            while (true) {
                for (var record : consumer.poll(java.time.Duration.ofMillis(100))) {
                    if (!Arrays.equals(record.value(), document)) {
                        throw new IllegalStateException("the floor read something else than it wrote");
                    }
                    return (System.nanoTime() - began) / 1e6;
                }
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(FloorPlatform platform) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        platform.bootstrap(),
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.request.size",
                        FloorPlatform.LARGEST_MESSAGE,
                        "buffer.memory",
                        4L * FloorPlatform.LARGEST_MESSAGE),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<String, byte[]> consumer(FloorPlatform platform) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", platform.bootstrap(), "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
