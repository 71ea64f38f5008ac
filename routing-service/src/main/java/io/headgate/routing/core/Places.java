package io.headgate.routing.core;

import io.headgate.model.config.Area;
import io.headgate.model.config.Segment;
import io.headgate.model.shared.Location;
import io.headgate.reference.GreatCircle;
import java.util.Set;

/** What holds of a place by an area: a right, or an overlap zone. */
interface Places {

    /** Its place in the document's list. */
    int position();

    Area area();

    Set<String> exceptZips();

    Set<String> exceptCounties();

    boolean covers(Segment segment);

    /** A carve-out always wins, also over a ZIP that lies in several counties. */
    default boolean carvesOut(Location at) {
        if (at.zip() != null && exceptZips().contains(at.zip())) {
            return true;
        }
        var carved = exceptCounties();
        if (!carved.isEmpty()) {
            for (var county : at.counties()) {
                if (carved.contains(county)) {
                    return true;
                }
            }
        }
        return false;
    }

    default boolean reaches(double lat, double lon) {
        var radius = area().radius();
        return radius != null && GreatCircle.miles(radius.lat(), radius.lon(), lat, lon) <= radius.miles();
    }
}
