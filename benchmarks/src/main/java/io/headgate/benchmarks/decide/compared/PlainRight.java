package io.headgate.benchmarks.decide.compared;

import io.headgate.model.config.Radius;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Location;
import io.headgate.reference.GreatCircle;
import java.time.Instant;
import java.util.Set;

/** A right as it stands in the document, with sets where the document has lists. */
public final class PlainRight {

    private final int position;
    private final Territory territory;
    private final PlainEndpoint endpoint;
    private final Set<String> lines;
    private final Set<String> zips;
    private final Set<String> counties;
    private final Set<String> states;
    private final Set<String> exceptZips;
    private final Set<String> exceptCounties;

    PlainRight(int position, Territory territory, PlainEndpoint endpoint) {
        this.position = position;
        this.territory = territory;
        this.endpoint = endpoint;
        lines = Set.copyOf(territory.serviceLines());
        zips = Set.copyOf(territory.area().zips());
        counties = Set.copyOf(territory.area().counties());
        states = Set.copyOf(territory.area().states());
        exceptZips = Set.copyOf(territory.area().exceptZips());
        exceptCounties = Set.copyOf(territory.area().exceptCounties());
    }

    int position() {
        return position;
    }

    public Territory territory() {
        return territory;
    }

    public PlainEndpoint endpoint() {
        return endpoint;
    }

    public boolean overflow() {
        return territory.right() == RightKind.OVERFLOW;
    }

    public boolean exclusive() {
        return territory.right() == RightKind.EXCLUSIVE;
    }

    public int tier() {
        return territory.tier();
    }

    long priceMicros() {
        var price = territory.price();
        return PlainEndpoint.micros(price == null ? endpoint.endpoint().price() : price);
    }

    /** Whether such a lead is within it, wherever the lead is. */
    public boolean isFor(String line, Segment segment) {
        return (lines.isEmpty() || lines.contains(line))
                && (territory.segments().isEmpty() || territory.segments().contains(segment));
    }

    boolean holds(Location place) {
        return within(place) && !carvesOut(place);
    }

    private boolean within(Location place) {
        if (place.zip() != null && zips.contains(place.zip())
                || place.state() != null && states.contains(place.state())) {
            return true;
        }
        for (var county : place.counties()) {
            if (counties.contains(county)) {
                return true;
            }
        }
        return reaches(place);
    }

    public boolean reaches(Location place) {
        Radius radius = territory.area().radius();
        return radius != null
                && place.lat() != null
                && place.lon() != null
                && GreatCircle.miles(radius.lat(), radius.lon(), place.lat(), place.lon()) <= radius.miles();
    }

    /** Whether the place is taken out of the area again. */
    public boolean carvesOut(Location place) {
        return place.zip() != null && exceptZips.contains(place.zip())
                || place.counties().stream().anyMatch(exceptCounties::contains);
    }

    /** Whether the contract runs on that day, in its holder's zone. */
    public boolean inForce(Instant now) {
        var today = now.atZone(endpoint.zone()).toLocalDate();
        var from = territory.from();
        var to = territory.to();
        return (from == null || !today.isBefore(from)) && (to == null || !today.isAfter(to));
    }
}
