package io.headgate.reference;

import java.time.ZoneId;
import java.util.List;

/**
 * A state, district, territory, associated state or military region by its postal code.
 *
 * @param kind state, district, territory, associated or military
 * @param zones every zone kept in it, the main one first; none for military regions
 */
public record UsState(String code, String name, String fips, String kind, List<ZoneId> zones) {

    public UsState {
        zones = List.copyOf(zones);
    }
}
