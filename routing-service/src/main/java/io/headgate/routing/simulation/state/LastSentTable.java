package io.headgate.routing.simulation.state;

import io.headgate.routing.journal.BucketHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint was last sent which person: sixteen bytes each, because a replay remembers millions. Two names that
 * meet in 64 bits by chance are taken for one.
 */
final class LastSentTable {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int FIRST_SIZE = 1 << 10;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] keys = new long[FIRST_SIZE];
    private long[] times = new long[FIRST_SIZE];
    private int used;

    LastSentTable() {
        Arrays.fill(times, NEVER);
    }

    @Nullable
    Instant get(String endpointId, String personKey) {
        var key = key(endpointId, personKey);
        var place = place(key, keys);
        return keys[place] != key || times[place] == NEVER ? null : Instant.EPOCH.plus(times[place], ChronoUnit.MICROS);
    }

    /** Remembers the moment, or forgets with null; returns what was there before. */
    @Nullable
    Instant putTime(String endpointId, String personKey, @Nullable Instant at) {
        var before = get(endpointId, personKey);
        if (used * 2 > keys.length) {
            grow();
        }
        var key = key(endpointId, personKey);
        var place = place(key, keys);
        if (keys[place] != key) {
            keys[place] = key;
            used++;
        }
        times[place] = at == null ? NEVER : ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return before;
    }

    private void grow() {
        var moreKeys = new long[keys.length * 2];
        var moreTimes = new long[keys.length * 2];
        Arrays.fill(moreTimes, NEVER);
        used = 0;
        for (var i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && times[i] != NEVER) {
                var place = place(keys[i], moreKeys);
                moreKeys[place] = keys[i];
                moreTimes[place] = times[i];
                used++;
            }
        }
        keys = moreKeys;
        times = moreTimes;
    }

    private static int place(long key, long[] in) {
        var mask = in.length - 1;
        var place = (int) ((key * SPREAD) >>> 32) & mask;
        while (in[place] != 0 && in[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Never 0, which marks a free place. */
    private static long key(String endpointId, String personKey) {
        var hash = BucketHash.of(endpointId + '\n' + personKey);
        return hash == 0 ? 1 : hash;
    }
}
