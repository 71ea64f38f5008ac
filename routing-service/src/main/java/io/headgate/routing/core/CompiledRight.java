package io.headgate.routing.core;

import io.headgate.model.config.Radius;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
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
        Set<String> exceptCounties) {

    private static final double EARTH_RADIUS_MILES = 3958.7613;

    String source() {
        return "territories[" + position + "]";
    }

    RightKind kind() {
        return territory.right();
    }

    int tier() {
        return territory.tier();
    }

    boolean covers(Segment segment) {
        return segments.isEmpty() || segments.contains(segment);
    }

    /** A carve-out always wins, also over a ZIP that lies in several counties. */
    boolean carvesOut(Location at) {
        return (at.zip() != null && exceptZips.contains(at.zip()))
                || at.counties().stream().anyMatch(exceptCounties::contains);
    }

    /** Contracts run by the calendar of the party that holds them, both dates included. */
    boolean inForce(Instant now) {
        var today = now.atZone(endpoint.zone()).toLocalDate();
        return !(isBefore(today, territory.from()) || isAfter(today, territory.to()));
    }

    boolean reaches(double lat, double lon) {
        Radius radius = territory.area().radius();
        return radius != null && miles(radius.lat(), radius.lon(), lat, lon) <= radius.miles();
    }

    private static boolean isBefore(LocalDate today, @Nullable LocalDate from) {
        return from != null && today.isBefore(from);
    }

    private static boolean isAfter(LocalDate today, @Nullable LocalDate to) {
        return to != null && today.isAfter(to);
    }

    private static double miles(double lat1, double lon1, double lat2, double lon2) {
        var phi1 = Math.toRadians(lat1);
        var phi2 = Math.toRadians(lat2);
        var sinLat = Math.sin((phi2 - phi1) / 2);
        var sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        var chord = sinLat * sinLat + Math.cos(phi1) * Math.cos(phi2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
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
