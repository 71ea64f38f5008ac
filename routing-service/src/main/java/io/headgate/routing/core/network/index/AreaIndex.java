package io.headgate.routing.core.network.index;

import io.headgate.model.config.Segment;
import io.headgate.model.shared.Location;
import io.headgate.reference.Circle.Spot;
import io.headgate.routing.core.text.TraceText;
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
public final class AreaIndex<T extends AreaHolder> {

    // Up to here, looking through a list is faster than a set.
    private static final int FEW = 32;

    /** By which part of its area an entry holds a place. */
    enum Part {
        ZIP,
        COUNTY,
        STATE,
        RADIUS
    }

    /** An entry that holds the place, and by which part of its area. */
    public record Match<T>(T entry, Part part, String value) {

        /** Such as "zip 78717", "county 48453", "state TX", "radius". */
        public String matchedBy() {
            return part == Part.RADIUS ? TraceText.lower(part) : TraceText.lower(part) + " " + value;
        }
    }

    private final CodeIndex<T> byZip;
    private final CodeIndex<T> byCounty;
    private final Map<String, List<T>> byState = new HashMap<>();
    private final CircleIndex<T> byCircle;

    private AreaIndex(List<T> entries) {
        byZip = CodeIndex.of(entries, entry -> entry.area().zips());
        byCounty = CodeIndex.of(entries, entry -> entry.area().counties());
        byCircle = CircleIndex.of(entries, entry -> entry.area().radius());
        for (var entry : entries) {
            for (var state : new HashSet<>(entry.area().states())) {
                byState.computeIfAbsent(state, _ -> new ArrayList<>(2)).add(entry);
            }
        }
    }

    public static <T extends AreaHolder> AreaIndex<T> of(List<T> entries) {
        return new AreaIndex<>(entries);
    }

    /** Every entry over the place for the segment, each once, in the document's order of what matched closest. */
    public List<Match<T>> matchesAt(Location place, Segment segment) {
        var found = new Found<T>(place, segment);
        var zip = place.zip();
        if (zip != null) {
            found.addAll(byZip, Part.ZIP, zip);
        }
        for (var county : place.counties()) {
            found.addAll(byCounty, Part.COUNTY, county);
        }
        var state = place.state();
        if (state != null) {
            found.addAll(byState.get(state), Part.STATE, state);
        }
        var lat = place.lat();
        var lon = place.lon();
        if (lat != null && lon != null && !byCircle.isEmpty()) {
            var spot = Spot.of(lat, lon);
            byCircle.near(lat, lon, spot, entry -> found.addReaching(entry, spot));
        }
        return found.matches;
    }

    /** What was found at one place, each entry once: by the closest of its parts. */
    private static final class Found<T extends AreaHolder> {

        private final Location place;
        private final Segment segment;
        private final List<Match<T>> matches = new ArrayList<>();
        private @Nullable Set<Integer> positions;

        Found(Location place, Segment segment) {
            this.place = place;
            this.segment = segment;
        }

        void addAll(CodeIndex<T> index, Part part, String code) {
            var end = index.endIndex(code);
            for (var i = index.firstIndex(code); i < end; i++) {
                add(index.entry(i), part, code);
            }
        }

        void addAll(@Nullable List<T> entries, Part part, String value) {
            if (entries != null) {
                for (var i = 0; i < entries.size(); i++) {
                    add(entries.get(i), part, value);
                }
            }
        }

        void addReaching(T entry, Spot spot) {
            var circle = entry.circle();
            if (circle != null && circle.reaches(spot)) {
                add(entry, Part.RADIUS, "");
            }
        }

        private void add(T entry, Part part, String value) {
            if (entry.covers(segment) && !entry.carvesOut(place) && !(entry.mayMatchTwice() && isKnown(entry))) {
                matches.add(new Match<>(entry, part, value));
            }
        }

        private boolean isKnown(T entry) {
            if (matches.size() > FEW) {
                return !positions().add(entry.position());
            }
            for (var i = 0; i < matches.size(); i++) {
                if (matches.get(i).entry() == entry) {
                    return true;
                }
            }
            return false;
        }

        private Set<Integer> positions() {
            var known = positions;
            if (known == null) {
                known = new HashSet<>();
                for (var match : matches) {
                    known.add(match.entry().position());
                }
                positions = known;
            }
            return known;
        }
    }
}
