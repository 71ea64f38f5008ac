package io.headgate.model.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the lead is, as far as known. Before validation only what the source sent; after it, what the gazetteer
 * confirmed, inferred or corrected.
 *
 * @param counties FIPS codes of every county the ZIP belongs to (primary first; others from 10 % of its area)
 */
public record Location(
        @Nullable String zip,
        @Nullable String city,
        @Nullable String state,
        List<String> counties,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String timeZone) {

    public static final Location UNKNOWN = new Location(null, null, null, List.of(), null, null, null);

    public Location {
        counties = List.copyOf(counties);
    }
}
