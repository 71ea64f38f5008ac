package io.headgate.routing.core;

import io.headgate.model.config.Area;
import io.headgate.model.config.OverlapZone;
import io.headgate.model.config.Segment;
import java.util.Set;

/** An overlap zone, ready to be matched. */
record CompiledZone(
        int position, OverlapZone zone, TieBreak tieBreak, Set<String> exceptZips, Set<String> exceptCounties)
        implements Places {

    @Override
    public Area area() {
        return zone.area();
    }

    @Override
    public boolean covers(Segment segment) {
        return true;
    }
}
