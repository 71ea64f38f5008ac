package io.headgate.routing.core.network.index;

import io.headgate.model.config.Area;
import io.headgate.model.config.Segment;
import io.headgate.model.shared.Location;
import io.headgate.reference.Circle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of the configuration that has an area: a territory right or an overlap zone. */
public interface AreaHolder {

    /** Its place in the document's list. */
    int position();

    Area area();

    /** The area's circle, where it has one. */
    @Nullable
    Circle circle();

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

    /** Whether the index could find it twice at one place: by its ZIP and by its circle, or in two counties. */
    boolean mayMatchTwice();

    static boolean mayMatchTwice(Area area) {
        var parts = Math.min(1, area.zips().size())
                + Math.min(2, area.counties().size())
                + Math.min(1, area.states().size())
                + (area.radius() == null ? 0 : 1);
        return parts > 1;
    }

    static @Nullable Circle circle(Area area) {
        var radius = area.radius();
        return radius == null ? null : new Circle(radius.lat(), radius.lon(), radius.miles());
    }
}
