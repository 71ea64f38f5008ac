package io.headgate.routing.core.network;

import io.headgate.model.config.Area;
import io.headgate.model.config.OverlapZone;
import io.headgate.model.config.Segment;
import io.headgate.reference.Circle;
import io.headgate.routing.core.network.index.AreaHolder;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An overlap zone, ready to be matched. */
record CompiledZone(
        int position,
        OverlapZone zone,
        TieBreak tieBreak,
        @Nullable Circle circle,
        boolean mayMatchTwice,
        Set<String> exceptZips,
        Set<String> exceptCounties)
        implements AreaHolder {

    static List<CompiledZone> all(List<OverlapZone> zones) {
        return IntStream.range(0, zones.size())
                .mapToObj(i -> of(i, zones.get(i)))
                .toList();
    }

    private static CompiledZone of(int position, OverlapZone zone) {
        var area = zone.area();
        return new CompiledZone(
                position,
                zone,
                TieBreak.ofZone(zone.tieBreakers()),
                AreaHolder.circle(area),
                AreaHolder.mayMatchTwice(area),
                Set.copyOf(area.exceptZips()),
                Set.copyOf(area.exceptCounties()));
    }

    @Override
    public Area area() {
        return zone.area();
    }

    @Override
    public boolean covers(Segment segment) {
        return true;
    }
}
