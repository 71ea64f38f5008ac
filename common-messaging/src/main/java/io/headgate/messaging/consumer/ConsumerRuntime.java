package io.headgate.messaging.consumer;

import io.headgate.messaging.MessagingMetrics;
import io.headgate.messaging.consumer.EventHandler.Prepared;
import io.headgate.messaging.database.DatabaseTrouble;
import io.headgate.messaging.event.CloudEventRecords;
import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.PoisonException;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.shared.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * The template every hop follows: prepare outside a transaction; then inbox, effects and outbox in one; then, and only
 * then, the offset. A batch that fails is tried record by record, so that one bad record cannot hold up its
 * neighbours: it goes to the dead letters with the reason. Trouble of the database itself is thrown, so that the batch
 * comes again, for as long as it takes.
 */
class ConsumerRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRuntime.class);
    private static final int TRIES = 3;

    private final String name;
    private final HandlerTable table;
    private final Inbox inbox;
    private final TransactionTemplate transaction;
    private final DeadLetters deadLetters;
    private final CrashPoints crashPoints;
    private final MessagingMetrics metrics;
    private final Clock clock;

    ConsumerRuntime(String name, HandlerTable table, Plumbing plumbing) {
        this.name = name;
        this.table = table;
        this.inbox = plumbing.inbox();
        this.transaction = plumbing.transaction();
        this.deadLetters = plumbing.deadLetters();
        this.crashPoints = plumbing.crashPoints();
        this.metrics = plumbing.metrics();
        this.clock = plumbing.clock();
    }

    /** What all consumers of a service share. */
    record Plumbing(
            Inbox inbox,
            TransactionTemplate transaction,
            DeadLetters deadLetters,
            CrashPoints crashPoints,
            MessagingMetrics metrics,
            Clock clock) {}

    private record Work(
            ConsumerRecord<String, byte[]> record,
            ReceivedEvent<? extends Event> received,
            EventHandler<? extends Event, ?> handler,
            @Nullable Object prepared) {}

    String name() {
        return name;
    }

    void handle(List<ConsumerRecord<String, byte[]>> records) {
        for (int attempt = 1; ; attempt++) {
            try {
                prepareAndApply(records);
                return;
            } catch (StalePreparationException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                LOG.debug("{} prepares a batch again: {}", name, e.getMessage());
            }
        }
    }

    private void prepareAndApply(List<ConsumerRecord<String, byte[]>> records) {
        var batch = new ArrayList<Work>();
        for (var record : records) {
            var work = read(record);
            if (work != null) {
                batch.add(work);
            }
        }
        // Stable: the events of one lead keep their order, and all workers take leads in the same order.
        batch.sort(Comparator.comparing(work -> work.received().event().key()));
        if (batch.isEmpty()) {
            return;
        }
        try {
            apply(batch);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isTransient(e) && !DatabaseTrouble.isConflict(e)) {
                throw e;
            }
            LOG.debug("batch of {} failed, going one by one", batch.size(), e);
            batch.forEach(this::applyAlone);
        }
    }

    private @Nullable Work read(ConsumerRecord<String, byte[]> record) {
        try {
            var type = table.typeOf(CloudEventRecords.header(record, CloudEventRecords.TYPE));
            if (type == null) {
                return null;
            }
            var handler = table.handlerOf(type.payload());
            if (handler == null) {
                return null;
            }
            var payload = valueOf(record);
            var event = EventJson.read(payload, type.payload());
            var received = new ReceivedEvent<Event>(
                    CloudEventRecords.id(record), CloudEventRecords.time(record), event, payload);
            return new Work(record, received, handler, prepare(handler, received, traceOf(record)));
        } catch (PoisonException e) {
            deadLetters.bury(name, record, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            // Jackson's message may quote the payload: only the kind of failure is kept.
            deadLetters.bury(name, record, "not readable: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isTransient(e)) {
                throw e;
            }
            LOG.error("{} could not prepare a record", name, e);
            deadLetters.bury(name, record, "prepare failed: " + e.getClass().getSimpleName());
        }
        return null;
    }

    private static byte[] valueOf(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new PoisonException("the record has no value");
        }
        return value;
    }

    // The table only ever pairs a handler with the type it was registered for.
    @SuppressWarnings("unchecked")
    private static @Nullable Object prepare(
            EventHandler<? extends Event, ?> handler, ReceivedEvent<Event> received, TraceContext trace) {
        return trace.in(() -> ((EventHandler<Event, @Nullable Object>) handler).prepare(received));
    }

    private void applyAlone(Work work) {
        for (int attempt = 1; ; attempt++) {
            try {
                apply(List.of(work));
                return;
            } catch (PoisonException e) {
                deadLetters.bury(name, work.record(), String.valueOf(e.getMessage()));
                return;
            } catch (RuntimeException e) {
                if (DatabaseTrouble.isTransient(e)) {
                    if (DatabaseTrouble.isConflict(e) && attempt < TRIES) {
                        continue;
                    }
                    throw e;
                }
                if (attempt == TRIES) {
                    LOG.error("{} could not handle a record", name, e);
                    deadLetters.bury(
                            name, work.record(), "failed: " + e.getClass().getSimpleName());
                    return;
                }
            }
        }
    }

    private void apply(List<Work> batch) {
        var traces = new HashMap<String, TraceContext>();
        batch.forEach(work -> traces.put(work.received().event().key(), traceOf(work.record())));
        TraceContext.inBatch(traces, () -> {
            transaction.executeWithoutResult(status -> {
                applyUnseen(batch);
                crashPoints.beforeCommit(name);
            });
            return null;
        });
        var now = clock.instant();
        batch.forEach(
                work -> metrics.handled(name, Duration.between(work.received().time(), now)));
        crashPoints.afterCommit(name);
    }

    private void applyUnseen(List<Work> batch) {
        var remembered = batch.stream()
                .filter(work -> !work.handler().isIdempotent())
                .map(work -> work.received().eventId())
                .distinct()
                .toList();
        var unseen = remembered.isEmpty() ? new HashSet<UUID>() : inbox.firstSeen(name, remembered);
        batch.stream()
                .filter(work -> work.handler().isIdempotent())
                .forEach(work -> unseen.add(work.received().eventId()));
        var once = batch.stream()
                .filter(work -> unseen.remove(work.received().eventId()))
                .toList();
        if (once.size() < batch.size()) {
            metrics.redelivered(name, batch.size() - once.size());
        }
        RecordBatches.of(once, work -> work.received().event().key(), Work::handler)
                .forEach(ConsumerRuntime::applyRun);
    }

    @SuppressWarnings("unchecked")
    private static void applyRun(List<Work> run) {
        var handler = (EventHandler<Event, @Nullable Object>) run.getFirst().handler();
        var prepared = new ArrayList<Prepared<Event, @Nullable Object>>();
        for (var work : run) {
            prepared.add(new Prepared<>((ReceivedEvent<Event>) work.received(), work.prepared()));
        }
        handler.apply(prepared);
    }

    private static TraceContext traceOf(ConsumerRecord<String, byte[]> record) {
        return TraceContext.continuing(CloudEventRecords.header(record, TraceContext.HEADER));
    }

    static Map<String, Object> consumerOverrides() {
        return Map.of(
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest",
                // A killed copy is noticed after six seconds, the shortest a broker allows by default.
                "session.timeout.ms", 6000,
                "heartbeat.interval.ms", 1500,
                "metadata.max.age.ms", 10_000,
                "reconnect.backoff.max.ms", 1000,
                "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }
}
