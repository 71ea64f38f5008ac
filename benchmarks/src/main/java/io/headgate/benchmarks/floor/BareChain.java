package io.headgate.benchmarks.floor;

import io.headgate.benchmarks.Figures;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The floor of the whole way: four commits and four Kafka hops, with nothing done in between. */
public final class BareChain {

    private static final int STAGES = 4;
    private static final int PAYLOAD = 1_500;

    private final FloorPlatform platform;
    private final AtomicBoolean open = new AtomicBoolean(true);

    public BareChain(FloorPlatform platform) {
        this.platform = platform;
    }

    /** Sends at the rate for the time and returns the latencies in microseconds, from the intended start. */
    public Histogram run(int perSecond, Duration warmUp, Duration time) throws Exception {
        var histogram = new ConcurrentHistogram(Figures.LONGEST_MICROS, 3);
        long began = System.nanoTime();
        long counted = began + warmUp.toNanos();
        var threads = new ArrayList<Thread>();
        for (int stage = 1; stage <= STAGES; stage++) {
            int mine = stage;
            threads.add(Thread.ofPlatform().daemon().start(() -> relay(mine, counted, histogram)));
        }
        try (var producer = producer();
                var connection = platform.connect()) {
            long gap = 1_000_000_000L / perSecond;
            long messages = (warmUp.toNanos() + time.toNanos()) / gap;
            for (long i = 0; i < messages; i++) {
                long intended = began + i * gap;
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                var payload = ByteBuffer.allocate(PAYLOAD).putLong(intended).array();
                commit(connection, 0, payload);
                producer.send(new ProducerRecord<>("floor-1", Long.toString(i), payload));
            }
        }
        Thread.sleep(Duration.ofSeconds(2));
        open.set(false);
        for (var thread : threads) {
            thread.join();
        }
        return histogram;
    }

    private void relay(int stage, long counted, ConcurrentHistogram histogram) {
        try (var consumer = consumer();
                var producer = producer();
                var connection = platform.connect()) {
            List<TopicPartition> partitions = consumer.partitionsFor("floor-" + stage).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            while (open.get()) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    long intended = ByteBuffer.wrap(record.value()).getLong();
                    if (stage < STAGES) {
                        commit(connection, stage, record.value());
                        producer.send(new ProducerRecord<>("floor-" + (stage + 1), record.key(), record.value()));
                    } else if (intended >= counted) {
                        histogram.recordValue((System.nanoTime() - intended) / 1000);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void commit(Connection connection, int stage, byte[] payload) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO hop (stage, payload) VALUES (?, ?)")) {
            insert.setInt(1, stage);
            insert.setBytes(2, payload);
            insert.executeUpdate();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrap(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", platform.bootstrap(), "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
