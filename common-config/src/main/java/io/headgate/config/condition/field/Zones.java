package io.headgate.config.condition.field;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the zones that leads and conditions name. */
public final class Zones {

    private Zones() {}

    /** The zone of the name, or null when there is none. */
    public static @Nullable ZoneId known(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether an operator may name it: a place with rules of its own, not a mere offset. */
    public static boolean isNamed(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }
}
