package io.headgate.reference;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where a ZIP is: its postal city and state, its main county, its centre and its zone. Military ZIPs have no county,
 * point or zone.
 */
public record ZipPlace(
        String zip,
        String city,
        String state,
        @Nullable String countyFips,
        @Nullable String countyName,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable ZoneId zone) {}
