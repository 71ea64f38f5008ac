package io.headgate.model.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the lead is, as far as known. Before validation only what the source sent; after it, what the gazetteer
 * confirmed, inferred or corrected.
 *
 * @param counties FIPS codes of every county the ZIP belongs to (primary first; others from 10 % of its area)
 * @param zipConfidence how surely the ZIP is the lead's, 0 to 1, where it was guessed or contradicted; null where it was
 *     stated and nothing speaks against it, and where no ZIP is known
 */
public record Location(
        @Nullable String zip,
        @Nullable String city,
        @Nullable String state,
        List<String> counties,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String timeZone,
        @Nullable Double zipConfidence) {

    public static final Location UNKNOWN = new Location(null, null, null, List.of(), null, null, null);

    public Location {
        counties = List.copyOf(counties);
    }

    /** A place of whose ZIP, if it has one, there is no doubt. */
    public Location(
            @Nullable String zip,
            @Nullable String city,
            @Nullable String state,
            List<String> counties,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String timeZone) {
        this(zip, city, state, counties, lat, lon, timeZone, null);
    }

    /** The same place, with so much confidence in its ZIP. */
    public Location withZipConfidence(@Nullable Double confidence) {
        return new Location(zip, city, state, counties, lat, lon, timeZone, confidence);
    }

    /** How surely the ZIP is the lead's: 1 where it was stated and consistent, 0 where none is known. */
    public double certaintyOfZip() {
        return zip == null ? 0 : zipConfidence == null ? 1 : zipConfidence;
    }
}
