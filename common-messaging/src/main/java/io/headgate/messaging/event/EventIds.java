package io.headgate.messaging.event;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Where new ids come from: time-ordered (v7) for new things, name-based (v5) where a repeat must find the same id. */
public final class EventIds {

    private EventIds() {}

    /** A new time-ordered id. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The one id that this name has within the namespace. */
    public static UUID named(UUID namespace, String name) {
        return UuidCreator.getNameBasedSha1(namespace, name);
    }
}
