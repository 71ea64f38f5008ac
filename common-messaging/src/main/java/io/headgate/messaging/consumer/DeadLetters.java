package io.headgate.messaging.consumer;

import io.headgate.messaging.MessagingMetrics;
import io.headgate.messaging.event.CloudEventRecords;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.outbox.Outbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps every record that no consumer could use, with the reason and where it stood: as a row and on {@code <topic>.dlt}. */
class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String INSERT = """
        INSERT INTO dead_letter (id, consumer, topic, kafka_partition, kafka_offset, key, type, payload, reason)
        VALUES (:id, :consumer, :topic, :partition, :offset, :key, :type, :payload, :reason)
            ON CONFLICT DO NOTHING
        """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final MessagingMetrics metrics;

    DeadLetters(JdbcClient jdbc, Outbox outbox, TransactionTemplate transaction, MessagingMetrics metrics) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    void bury(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
        var type = CloudEventRecords.header(record, CloudEventRecords.TYPE);
        transaction.executeWithoutResult(status -> {
            var rows = jdbc.sql(INSERT)
                    .param("id", EventIds.next())
                    .param("consumer", consumer)
                    .param("topic", record.topic())
                    .param("partition", record.partition())
                    .param("offset", record.offset())
                    .param("key", record.key())
                    .param("type", type)
                    .param("payload", record.value())
                    .param("reason", reason)
                    .update();
            if (rows == 1) {
                outbox.append(record.topic() + ".dlt", keyOf(record), type == null ? "unknown" : type, valueOf(record));
            }
        });
        metrics.deadLetter(consumer);
        LOG.atError()
                .addKeyValue("consumer", consumer)
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", reason)
                .log("dead letter");
    }

    private static String keyOf(ConsumerRecord<String, byte[]> record) {
        @Nullable String key = record.key();
        return key == null ? "" : key;
    }

    private static byte[] valueOf(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        return value == null ? new byte[0] : value;
    }
}
