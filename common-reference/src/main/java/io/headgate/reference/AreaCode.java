package io.headgate.reference;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A telephone area code of the North American plan.
 *
 * @param state the postal code, where the area code lies within one state
 * @param kind geographic, toll_free, personal, mobile, …
 * @param zones every zone a caller may be in, the main one first; none when the code says nothing about the place
 */
public record AreaCode(String npa, String country, @Nullable String state, String kind, List<ZoneId> zones) {

    public AreaCode {
        zones = List.copyOf(zones);
    }

    AreaCode alsoIn(List<ZoneId> others) {
        var all = Stream.concat(zones.stream(), others.stream()).distinct().toList();
        return new AreaCode(npa, country, state, kind, all);
    }
}
