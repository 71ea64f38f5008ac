package io.headgate.routing.caps;

import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.journal.BucketHash;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counters of one batch in memory: read from the database, raised lead by lead, written back together. */
public final class BatchCounters implements CounterReadings {

    /** One bucket's row. */
    public static final class Row {

        public final long id;
        final Bucket bucket;
        final @Nullable Long configuredLimit;
        final int configVersion;
        final boolean locked;
        long taken;

        @Nullable
        Instant lastAt;

        @Nullable
        Long newLimit;

        Row(Snapshot read, boolean locked) {
            this.locked = locked;
            this.id = read.id();
            this.bucket = read.bucket();
            this.configuredLimit = read.configuredLimit();
            this.configVersion = read.configVersion();
            this.taken = read.taken();
            this.lastAt = read.lastAt();
        }
    }

    /** The row as it was read, so that a second try starts from the same. */
    public record Snapshot(
            long id,
            Bucket bucket,
            @Nullable Long configuredLimit,
            int configVersion,
            long taken,
            @Nullable Instant lastAt) {}

    private record Sent(String endpointId, String personKey) {}

    private final int configVersion;
    private final Map<Bucket, Row> rows = new HashMap<>();
    private final Map<Long, Row> byId = new HashMap<>();
    private final Map<Sent, Instant> sent = new HashMap<>();
    private final Set<Row> changed = new HashSet<>();
    private final Map<Long, UnlockedRead> unlockedReads = new HashMap<>();

    public BatchCounters(int configVersion) {
        this.configVersion = configVersion;
    }

    /** Empty counters over the same knowledge of who was sent to whom. */
    public BatchCounters(BatchCounters persons) {
        this(persons.configVersion);
        sent.putAll(persons.sent);
    }

    /** Takes what was read without a lock; a later reading of the same row replaces the earlier. */
    public BatchCounters with(Collection<Snapshot> read) {
        return with(read, false);
    }

    /** Takes what was read under locks that are still held: nobody else changes it. */
    public BatchCounters withLocked(Collection<Snapshot> read) {
        return with(read, true);
    }

    private BatchCounters with(Collection<Snapshot> read, boolean locked) {
        for (var snapshot : read) {
            var row = new Row(snapshot, locked);
            rows.put(row.bucket, row);
            byId.put(row.id, row);
        }
        return this;
    }

    public void sent(String endpointId, String personKey, Instant at) {
        sent.merge(new Sent(endpointId, personKey), at, (a, b) -> a.isAfter(b) ? a : b);
    }

    @Override
    public long taken(Bucket bucket) {
        var row = rows.get(bucket);
        if (row == null) {
            return 0;
        }
        unlockedRead(row, false);
        return row.taken;
    }

    @Override
    public @Nullable Instant lastTaken(Bucket bucket) {
        var row = rows.get(bucket);
        if (row == null) {
            return null;
        }
        unlockedRead(row, true);
        return row.lastAt;
    }

    @Override
    public @Nullable Instant lastSent(String endpointId, String personKey) {
        return sent.get(new Sent(endpointId, personKey));
    }

    @Override
    public long limit(Bucket bucket, long configured) {
        var row = rows.get(bucket);
        return row == null || row.configuredLimit == null || row.configVersion <= configVersion
                ? configured
                : row.configuredLimit;
    }

    public boolean hasCounter(Bucket bucket) {
        return rows.containsKey(bucket);
    }

    /** What was read of counters that are not locked, by the hash of their names. */
    public Map<Long, UnlockedRead> unlockedReads() {
        return unlockedReads;
    }

    private void unlockedRead(Row row, boolean last) {
        if (row.locked) {
            return;
        }
        var limit = row.configVersion <= configVersion ? null : row.configuredLimit;
        var hash = BucketHash.of(row.bucket);
        if (last || !unlockedReads.containsKey(hash)) {
            unlockedReads.put(hash, new UnlockedRead(row.taken, limit, last ? row.lastAt : null));
        }
    }

    public Row row(Bucket bucket) {
        var row = rows.get(bucket);
        if (row == null) {
            throw new IllegalStateException("a counter was not opened: " + bucket.key());
        }
        return row;
    }

    /** Everything that the decision takes. */
    public void takeUnits(Decision decision, Instant now) {
        decision.increments().forEach(charge -> takeUnits(charge, now));
    }

    public void takeUnits(CounterIncrement charge, Instant now) {
        var row = row(charge.bucket());
        row.taken += charge.units();
        row.lastAt = now;
        var configured = charge.limit();
        row.newLimit = configured == null ? null : limit(charge.bucket(), configured);
        changed.add(row);
    }

    public void giveBack(long bucketId, long units) {
        var row = byId.get(bucketId);
        if (row == null) {
            throw new IllegalStateException("a counter was not locked");
        }
        row.taken -= units;
        changed.add(row);
    }

    int configVersion() {
        return configVersion;
    }

    List<Row> changed() {
        return new ArrayList<>(changed);
    }
}
