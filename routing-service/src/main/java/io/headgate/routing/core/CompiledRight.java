package io.headgate.routing.core;

import io.headgate.model.config.Area;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A territory right, ready to be matched.
 *
 * @param position its place in the document's list of territories
 */
record CompiledRight(
        int position,
        String key,
        CompiledEndpoint endpoint,
        Territory territory,
        Money price,
        Set<Segment> segments,
        Set<String> exceptZips,
        Set<String> exceptCounties,
        List<CompiledCap> caps)
        implements Places {

    @Override
    public Area area() {
        return territory.area();
    }

    String source() {
        return "territories[" + position + "]";
    }

    RightKind kind() {
        return territory.right();
    }

    int tier() {
        return territory.tier();
    }

    @Override
    public boolean covers(Segment segment) {
        return segments.isEmpty() || segments.contains(segment);
    }

    /** Contracts run by the calendar of the party that holds them, both dates included. */
    boolean inForce(Instant now) {
        return inForceOn(now.atZone(endpoint.zone()).toLocalDate());
    }

    boolean inForceOn(LocalDate day) {
        return !(isBefore(day, territory.from()) || isAfter(day, territory.to()));
    }

    private static boolean isBefore(LocalDate today, @Nullable LocalDate from) {
        return from != null && today.isBefore(from);
    }

    private static boolean isAfter(LocalDate today, @Nullable LocalDate to) {
        return to != null && today.isAfter(to);
    }

    // As with endpoints: the same right is the same object.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return position;
    }
}
