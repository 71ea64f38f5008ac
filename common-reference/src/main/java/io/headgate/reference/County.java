package io.headgate.reference;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A county or its equivalent, as the Census knows it in 2023.
 *
 * @param splitZone whether parts of the county keep another time than {@code zone}
 */
public record County(
        String fips,
        String name,
        String fullName,
        String state,
        @Nullable ZoneId zone,
        boolean splitZone) {}
