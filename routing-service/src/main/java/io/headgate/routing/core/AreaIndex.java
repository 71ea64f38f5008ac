package io.headgate.routing.core;

import io.headgate.model.config.Segment;
import io.headgate.model.shared.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what holds over a place by looking up its ZIP, counties, state and surroundings, never by scanning.
 *
 * @param <T> entries, or zones
 */
final class AreaIndex<T extends Places> {

    private static final double MILES_PER_DEGREE = 69.0;
    private static final double POLAR_LIMIT = 0.05;

    /** An entry that holds the place, and by which part of its area. */
    record Match<T>(T entry, String by) {}

    private record Cell(int lat, int lon) {}

    private final Map<String, List<T>> byZip = new HashMap<>();
    private final Map<String, List<T>> byCounty = new HashMap<>();
    private final Map<String, List<T>> byState = new HashMap<>();
    private final Map<Cell, List<T>> byCell = new HashMap<>();

    void add(T entry) {
        var area = entry.area();
        new HashSet<>(area.zips()).forEach(zip -> put(byZip, zip, entry));
        new HashSet<>(area.counties()).forEach(county -> put(byCounty, county, entry));
        new HashSet<>(area.states()).forEach(state -> put(byState, state, entry));
        var radius = area.radius();
        if (radius != null) {
            var dLat = radius.miles() / MILES_PER_DEGREE + 0.1;
            var dLon = dLat / Math.max(POLAR_LIMIT, Math.cos(Math.toRadians(Math.abs(radius.lat()) + dLat)));
            for (var lat = floor(radius.lat() - dLat); lat <= floor(radius.lat() + dLat); lat++) {
                for (var lon = floor(radius.lon() - dLon); lon <= floor(radius.lon() + dLon); lon++) {
                    put(byCell, new Cell(lat, lon), entry);
                }
            }
        }
    }

    /** Every entry over the place for the segment, each once, in the document's order of what matched closest. */
    List<Match<T>> at(Location place, Segment segment) {
        var found = new ArrayList<Match<T>>();
        var seen = new HashSet<Integer>();
        if (place.zip() != null) {
            collect(byZip.get(place.zip()), "zip " + place.zip(), place, segment, seen, found);
        }
        for (var county : place.counties()) {
            collect(byCounty.get(county), "county " + county, place, segment, seen, found);
        }
        if (place.state() != null) {
            collect(byState.get(place.state()), "state " + place.state(), place, segment, seen, found);
        }
        var lat = place.lat();
        var lon = place.lon();
        if (lat != null && lon != null) {
            var near = byCell.getOrDefault(new Cell(floor(lat), floor(lon)), List.of()).stream()
                    .filter(entry -> entry.reaches(lat, lon))
                    .toList();
            collect(near, "radius", place, segment, seen, found);
        }
        return found;
    }

    private void collect(
            @Nullable List<T> entries,
            String by,
            Location place,
            Segment segment,
            Set<Integer> seen,
            List<Match<T>> into) {
        if (entries == null) {
            return;
        }
        for (var entry : entries) {
            if (entry.covers(segment) && !entry.carvesOut(place) && seen.add(entry.position())) {
                into.add(new Match<>(entry, by));
            }
        }
    }

    private static <K, T> void put(Map<K, List<T>> index, K key, T entry) {
        index.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(entry);
    }

    private static int floor(double degrees) {
        return (int) Math.floor(degrees);
    }
}
