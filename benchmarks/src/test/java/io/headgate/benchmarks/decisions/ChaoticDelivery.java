package io.headgate.benchmarks.decisions;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Everything around routing: sends leads, some of them twice; brings what is routed to endpoints that take, refuse or
 * leave in doubt, and says so late, in any order and often more than once; and remembers all that was said.
 */
final class ChaoticDelivery implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LATEST_MILLIS = 1_500;
    private static final int LATEST_REPEAT_MILLIS = 4_000;

    /** What stands on a topic: the event's id and its content. */
    record Said(String eventId, int content) {}

    private record Due(long at, UUID eventId, DeliveryFinished event) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.compare(at, other.at);
        }
    }

    private final long seed;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Set<Said>> decisions = new ConcurrentHashMap<>();
    private final Map<String, Set<Said>> endings = new ConcurrentHashMap<>();
    private final Map<String, Set<Said>> routings = new ConcurrentHashMap<>();
    private final Map<UUID, LeadRouted> routed = new ConcurrentHashMap<>();
    private final Map<UUID, DeliveryOutcome> outcomes = new ConcurrentHashMap<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int pending;
    private volatile long read;

    ChaoticDelivery(String bootstrap, long seed) {
        this.seed = seed;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "max.request.size", 16 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "fetch.min.bytes", 1, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : List.of(Topics.LEADS_ROUTED, Topics.LEAD_EVENTS)) {
            consumer.partitionsFor(topic.topic())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("delivery").daemon().start(this::loop);
    }

    void publish(Event configuration) {
        send(Topics.CONFIG, EventIds.next(), configuration);
        producer.flush();
    }

    /** Sends the leads at once, every twentieth twice, as a validation does that died after its send. */
    void validated(Collection<? extends Event> leads) {
        for (var lead : leads) {
            var id = EventIds.next();
            send(Topics.LEADS_VALIDATED, id, lead);
            if (id.hashCode() % 20 == 0) {
                send(Topics.LEADS_VALIDATED, id.hashCode() % 40 == 0 ? id : EventIds.next(), lead);
            }
        }
        producer.flush();
    }

    private void send(Topics topic, UUID id, Event event) {
        var record = new ProducerRecord<>(topic.topic(), event.key(), EventJson.write(event));
        header(record, "ce_id", id.toString());
        header(record, "ce_type", EventTypes.of(event).type());
        header(record, "ce_time", Instant.now().toString());
        producer.send(record);
    }

    private void loop() {
        while (running) {
            consumer.poll(POLL).forEach(this::see);
            var now = System.nanoTime();
            for (var next = due.peek(); next != null && next.at() <= now; next = due.peek()) {
                send(Topics.LEAD_EVENTS, next.eventId(), next.event());
                due.remove();
            }
            pending = due.size();
        }
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        var said = new Said(header(record, "ce_id"), Arrays.hashCode(record.value()));
        var type = header(record, "ce_type");
        if (type.equals(EventTypes.LEAD_ROUTED.type())) {
            var event = EventJson.read(record.value(), LeadRouted.class);
            var id = event.allocation().allocationId().value();
            remember(routings, id.toString(), said);
            if (routed.put(id, event) == null) {
                bring(id, event);
            }
        } else if (type.equals(EventTypes.LEAD_DECIDED.type())) {
            var round =
                    EventJson.mapper().readTree(record.value()).path("round").asInt();
            remember(decisions, record.key() + "/" + round, said);
        } else if (type.equals(EventTypes.LEAD_CLOSED.type())) {
            remember(endings, record.key(), said);
        }
        read++;
    }

    private static void remember(Map<String, Set<Said>> all, String key, Said said) {
        all.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(said);
    }

    // The same slot ends the same way with the same seed, whenever it is brought.
    private void bring(UUID allocation, LeadRouted event) {
        var random = ChaosNetwork.random(seed ^ allocation.getMostSignificantBits());
        var draw = random.nextInt(100);
        var outcome = draw < 50
                ? DeliveryOutcome.ACCEPTED
                : draw < 75 ? DeliveryOutcome.REJECTED : draw < 85 ? DeliveryOutcome.FAILED : DeliveryOutcome.UNKNOWN;
        outcomes.put(allocation, outcome);
        var refused = outcome == DeliveryOutcome.REJECTED || outcome == DeliveryOutcome.FAILED;
        var finished = finished(event, outcome, refused ? ReasonCode.DELIVERY_REJECTED : null);
        var id = EventIds.next();
        due.add(new Due(inMillis(random.nextInt(LATEST_MILLIS)), id, finished));
        if (outcome == DeliveryOutcome.UNKNOWN) {
            // Somebody finds out in the end, perhaps before the doubt is told.
            due.add(new Due(
                    inMillis(random.nextInt(LATEST_REPEAT_MILLIS)),
                    EventIds.next(),
                    finished(event, DeliveryOutcome.ACCEPTED, null)));
        }
        for (var repeats = random.nextInt(4); repeats > 1; repeats--) {
            var repeatId = random.nextBoolean() ? id : EventIds.next();
            due.add(new Due(inMillis(random.nextInt(LATEST_REPEAT_MILLIS)), repeatId, finished));
        }
    }

    private static DeliveryFinished finished(LeadRouted event, DeliveryOutcome outcome, @Nullable ReasonCode reason) {
        return new DeliveryFinished(
                event.leadId(),
                Instant.now(),
                event.round(),
                event.configVersion(),
                event.allocation(),
                event.facts(),
                outcome,
                reason,
                null,
                null,
                1);
    }

    private static long inMillis(int millis) {
        return System.nanoTime() + Duration.ofMillis(millis).toNanos();
    }

    /** How many outcomes are still to be told. */
    int pending() {
        return pending;
    }

    /** How many records have been seen. */
    long read() {
        return read;
    }

    /** What was said, by lead and round. */
    Map<String, Set<Said>> decisions() {
        return decisions;
    }

    /** What was said, by lead. */
    Map<String, Set<Said>> endings() {
        return endings;
    }

    /** What was said, by allocation. */
    Map<String, Set<Said>> routings() {
        return routings;
    }

    /** The allocations that were brought to somebody, and are or may be there. */
    List<LeadRouted> kept() {
        return routed.entrySet().stream()
                .filter(each -> Set.of(DeliveryOutcome.ACCEPTED, DeliveryOutcome.UNKNOWN)
                        .contains(outcomes.get(each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    Set<UUID> allocations() {
        return new HashSet<>(routed.keySet());
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
        consumer.close();
        producer.close();
    }
}
