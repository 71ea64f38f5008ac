package io.headgate.routing.simulation.state;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.caps.CounterKey;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.journal.SlotChange.Refunded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One course of events in memory: its counters, its slots in flight, and who was sent to whom. */
public final class SimulatedState {

    private static final Duration SWEEP = Duration.ofHours(1);

    /** A counter. */
    public static final class Row {

        final @Nullable Instant windowEnd;
        long taken;

        @Nullable
        Long limit;

        int configVersion;

        @Nullable
        Instant lastAt;

        Row(@Nullable Instant windowEnd) {
            this.windowEnd = windowEnd;
        }
    }

    /** Who has which slot. An endpoint has at most one of a lead's. */
    public record Slot(LeadId leadId, String endpointId) {

        public static Slot of(SlotChange change) {
            return new Slot(change.leadId(), change.endpointId());
        }
    }

    /**
     * What a slot takes from a counter.
     *
     * @param windowEnd null for a counter without a window
     * @param stays how long after its acceptance a lead stays in flight, where that is agreed
     */
    record Taking(
            Bucket bucket,
            long units,
            @Nullable Instant windowEnd,
            @Nullable Duration stays) {

        static Taking of(CounterIncrement charge) {
            var cap = charge.cap();
            return new Taking(
                    charge.bucket(), charge.units(), charge.windowEnd(), cap == null ? null : cap.releaseAfter());
        }

        boolean isInFlight() {
            return bucket.key().kind().isInFlight();
        }

        /** Whether the counter is one of a window in which the lead was not delivered. */
        boolean missedBy(Instant delivery) {
            return bucket.key().kind().countsByDelivery()
                    && (delivery.isBefore(bucket.windowStart())
                            || (windowEnd != null && !delivery.isBefore(windowEnd)));
        }
    }

    /** A slot that the endpoint took and that is in flight until then. */
    public record Staying(Instant until, Slot slot, Taking taking) {}

    private record Stay(Slot slot, Bucket bucket) {}

    /** Whom the slot's endpoint was sent, and when it was sent them before. */
    private record Sent(String personKey, @Nullable Instant before) {}

    /**
     * A slot whose delivery is under way.
     *
     * @param ours whether it was given during the replay, so that its release takes it from the figures
     */
    public record Flight(Instant at, long priceMicros, boolean ours, List<Taking> takings, List<Sent> sent) {}

    private final Map<Bucket, Row> rows = new HashMap<>();
    private final Map<CounterKey, Instant> lastByKey = new HashMap<>();
    private final Map<Slot, Flight> flights = new HashMap<>();
    private final LastSentTable sent = new LastSentTable();
    private final Map<Stay, Staying> staying = new HashMap<>();
    private final PriorityQueue<Staying> byTime = new PriorityQueue<>(Comparator.comparing(Staying::until));
    private Instant swept = Instant.EPOCH;

    /** Takes over how things stood. */
    public void begin(Checkpoint start, Map<LeadId, List<String>> personsInFlight) {
        for (var counter : start.counters()) {
            var row = new Row(counter.windowEnd());
            row.taken = counter.taken();
            row.limit = counter.limit();
            row.configVersion = counter.configVersion();
            row.lastAt = counter.lastAt();
            rows.put(counter.bucket(), row);
            if (counter.lastAt() != null) {
                lastByKey.merge(counter.bucket().key(), counter.lastAt(), SimulatedState::later);
            }
        }
        for (var each : start.inFlight()) {
            var takings = new ArrayList<Taking>();
            each.takings()
                    .forEach(taking -> takings.add(
                            new Taking(taking.bucket(), taking.units(), windowEnd(taking.bucket()), taking.stays())));
            var persons = new ArrayList<Sent>();
            for (var key : personsInFlight.getOrDefault(each.leadId(), List.of())) {
                var before = sent.putTime(each.endpointId(), key, each.at());
                // What was recalled of the slot itself is not an earlier one.
                persons.add(new Sent(key, each.at().equals(before) ? null : before));
            }
            flights.put(
                    new Slot(each.leadId(), each.endpointId()),
                    new Flight(each.at(), each.priceMicros(), false, takings, persons));
        }
    }

    /** A cap that the configuration of the start did not have begins with what its endpoint had got. */
    public void begin(Bucket bucket, @Nullable Instant windowEnd, long taken) {
        rows.computeIfAbsent(bucket, _ -> new Row(windowEnd)).taken += taken;
    }

    /** One that counts leads in flight begins with those that are. */
    void beginInFlight(Bucket bucket, String endpointId) {
        var row = rows.computeIfAbsent(bucket, _ -> new Row(null));
        flights.forEach((slot, flight) -> {
            if (slot.endpointId().equals(endpointId)) {
                row.taken++;
                flight.takings().add(new Taking(bucket, 1, null, null));
            }
        });
    }

    /** The one place where a decision takes from the counters. */
    public void apply(LeadSnapshot lead, Decision decision, int version, Instant now) {
        decision.accruals().forEach(charge -> take(charge, version, now));
        for (var choice : decision.choices()) {
            var takings = new ArrayList<Taking>();
            for (var charge : choice.increments()) {
                take(charge, version, now);
                if (charge.isCap()) {
                    takings.add(Taking.of(charge));
                }
            }
            var persons = new ArrayList<Sent>();
            for (var key : DedupeKeys.rememberedOf(lead.facts())) {
                persons.add(new Sent(key, sent.putTime(choice.endpointId(), key, now)));
            }
            flights.put(
                    new Slot(lead.leadId(), choice.endpointId()),
                    new Flight(now, choice.price().micros(), true, takings, persons));
        }
    }

    private void take(CounterIncrement charge, int version, Instant now) {
        var row = rows.computeIfAbsent(charge.bucket(), _ -> new Row(charge.windowEnd()));
        row.taken += charge.units();
        row.lastAt = now;
        lastByKey.put(charge.bucket().key(), now);
        var configured = charge.limit();
        if (configured != null) {
            row.limit = limit(charge.bucket(), configured, version);
            row.configVersion = Math.max(row.configVersion, version);
        }
    }

    /**
     * The endpoint has, or may have, the lead: what counts leads in flight is given back, at once or after the time that
     * was agreed, and so are the windows in which it was not delivered.
     */
    @Nullable
    public Flight consume(Slot slot, Instant at) {
        var flight = flights.remove(slot);
        if (flight != null) {
            for (var taking : flight.takings()) {
                if (taking.isInFlight() && taking.stays() != null) {
                    stay(new Staying(at.plus(taking.stays()), slot, taking));
                } else if (taking.isInFlight() || taking.missedBy(at)) {
                    giveBack(taking);
                }
            }
        }
        return flight;
    }

    private void stay(Staying stays) {
        if (staying.put(new Stay(stays.slot(), stays.taking().bucket()), stays) == null) {
            byTime.add(stays);
        }
    }

    /** How the slot stays in flight in that counter; null when it does not, or is not known to. */
    @Nullable
    public Staying staying(Slot slot, Bucket bucket) {
        return staying.get(new Stay(slot, bucket));
    }

    /** A slot does not stay in flight any more, also one that stayed already when this began. */
    public void refund(Refunded refunded) {
        var known = staying.remove(new Stay(new Slot(refunded.leadId(), refunded.endpointId()), refunded.bucket()));
        if (known != null) {
            byTime.remove(known);
        }
        var row = rows.get(refunded.bucket());
        if (row != null) {
            row.taken -= refunded.units();
        }
    }

    /**
     * Gives back what stayed in flight until now. What stays likewise in the other course of events ends when it ends
     * there, because a little later than agreed is when it really ended.
     */
    public void endFlights(Instant now, SimulatedState other) {
        var waiting = new ArrayList<Staying>();
        for (var next = byTime.peek(); next != null && !next.until().isAfter(now); next = byTime.peek()) {
            byTime.remove();
            if (next.until().equals(other.until(next))) {
                waiting.add(next);
            } else {
                staying.remove(new Stay(next.slot(), next.taking().bucket()));
                giveBack(next.taking());
            }
        }
        byTime.addAll(waiting);
    }

    private @Nullable Instant until(Staying likewise) {
        var stays = staying(likewise.slot(), likewise.taking().bucket());
        return stays == null ? null : stays.until();
    }

    private @Nullable Instant windowEnd(Bucket bucket) {
        var row = rows.get(bucket);
        return row == null ? null : row.windowEnd;
    }

    /** The endpoint certainly does not have the lead: everything is given back. */
    @Nullable
    public Flight release(Slot slot) {
        var flight = flights.remove(slot);
        if (flight != null) {
            flight.takings().forEach(this::giveBack);
            for (var person : flight.sent()) {
                if (flight.at().equals(sent.get(slot.endpointId(), person.personKey()))) {
                    sent.putTime(slot.endpointId(), person.personKey(), person.before());
                }
            }
        }
        return flight;
    }

    private void giveBack(Taking taking) {
        var row = rows.get(taking.bucket());
        if (row != null) {
            row.taken -= taking.units();
        }
    }

    /** A cap begins to count, and counts what was given before. */
    public void counted(CapOpened counted) {
        var row = rows.computeIfAbsent(counted.bucket(), _ -> new Row(null));
        for (var earlier : counted.earlier()) {
            row.taken += earlier.units();
            var flight = flights.get(new Slot(earlier.leadId(), earlier.endpointId()));
            if (flight != null) {
                flight.takings().add(new Taking(counted.bucket(), earlier.units(), row.windowEnd, null));
            }
        }
    }

    /** Remembers, without counting, that somebody was sent, or was not after all. */
    public void recall(String endpointId, String personKey, @Nullable Instant at) {
        sent.putTime(endpointId, personKey, at);
    }

    boolean isInFlight(Slot slot) {
        return flights.containsKey(slot);
    }

    public long taken(Bucket bucket) {
        var row = rows.get(bucket);
        return row == null ? 0 : row.taken;
    }

    @Nullable
    Instant lastTaken(Bucket bucket) {
        var row = rows.get(bucket);
        // A window that has just begun goes by the one before it, as the ledger's own does.
        return row == null || row.lastAt == null ? lastByKey.get(bucket.key()) : row.lastAt;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Nullable
    Instant lastSent(String endpointId, String personKey) {
        return sent.get(endpointId, personKey);
    }

    /** As the counters themselves do: the limit of a newer version that already counted here wins. */
    long limit(Bucket bucket, long configured, int version) {
        var row = rows.get(bucket);
        var limit = row == null ? null : row.limit;
        return row == null || limit == null || row.configVersion <= version ? configured : limit;
    }

    /** Forgets, now and then, windows that are over; not at once, because who decided a little earlier may come later. */
    public void forgetOver(Instant now) {
        if (now.isBefore(swept.plus(SWEEP))) {
            return;
        }
        swept = now;
        var over = now.minus(SWEEP);
        rows.values().removeIf(row -> row.windowEnd != null && row.windowEnd.isBefore(over));
    }
}
