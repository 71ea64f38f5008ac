package io.headgate.config.condition.evaluation;

import io.headgate.model.config.Area;
import io.headgate.model.config.Radius;
import io.headgate.model.shared.Location;
import io.headgate.reference.GreatCircle;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a place lies in an area, by what is known of the place itself: its ZIP, its counties, its state, and its own
 * point for the radius. A carve-out always wins.
 */
record AreaMatch(
        Set<String> zips,
        Set<String> counties,
        Set<String> states,
        @Nullable Radius radius,
        Set<String> exceptZips,
        Set<String> exceptCounties) {

    static AreaMatch of(Area area) {
        return new AreaMatch(
                Set.copyOf(area.zips()),
                Set.copyOf(area.counties()),
                Set.copyOf(area.states()),
                area.radius(),
                Set.copyOf(area.exceptZips()),
                Set.copyOf(area.exceptCounties()));
    }

    boolean holds(Location place) {
        return (isOneOf(place.zip(), zips)
                        || anyOf(place.counties(), counties)
                        || isOneOf(place.state(), states)
                        || isNear(place))
                && !isOneOf(place.zip(), exceptZips)
                && !anyOf(place.counties(), exceptCounties);
    }

    private boolean isNear(Location place) {
        return radius != null
                && place.lat() != null
                && place.lon() != null
                && GreatCircle.miles(radius.lat(), radius.lon(), place.lat(), place.lon()) <= radius.miles();
    }

    private static boolean isOneOf(@Nullable String code, Set<String> codes) {
        return code != null && codes.contains(code);
    }

    private static boolean anyOf(List<String> found, Set<String> codes) {
        for (var i = 0; i < found.size(); i++) {
            if (codes.contains(found.get(i))) {
                return true;
            }
        }
        return false;
    }
}
