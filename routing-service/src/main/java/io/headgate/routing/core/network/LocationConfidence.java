package io.headgate.routing.core.network;

import io.headgate.config.area.CountyMembership;
import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipCounty;
import io.headgate.reference.ZipPlace;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.text.TraceText;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How surely a lead, whose ZIP was guessed from its town or contradicted, lies within each right: by how many of the ZIPs
 * that it may have the right covers. So a guess of one in seventy wins no exclusive ZIP, and the holder of the whole town
 * has the lead all the same.
 */
final class LocationConfidence {

    private final double needed;
    private final double ofZip;
    private final int possible;
    private final Map<CompiledRight, Integer> covered = new IdentityHashMap<>();

    private LocationConfidence(double needed, double ofZip, int possible) {
        this.needed = needed;
        this.ofZip = ofZip;
        this.possible = possible;
    }

    /** How sure the lead's place is for each right; null where it is sure enough for every right. */
    public static @Nullable LocationConfidence of(CompiledNetwork network, LeadSnapshot lead) {
        var place = lead.facts().location();
        var ofZip = place.zipConfidence();
        if (ofZip == null || ofZip >= network.minZipConfidence()) {
            return null;
        }
        var possible = possiblePlaces(place);
        var confidence = new LocationConfidence(network.minZipConfidence(), ofZip, possible.size());
        for (var each : possible) {
            for (var match : network.rightsOver(lead.atPlace(each))) {
                confidence.covered.merge(match.entry(), 1, Integer::sum);
            }
        }
        return confidence;
    }

    /** Why the right may not win the lead; null where it may. */
    @Nullable
    LowConfidence tooLowFor(CompiledRight right) {
        return switch (right.kind()) {
            case EXCLUSIVE -> {
                var certainty = certainty(right);
                yield certainty < needed ? new LowConfidence(certainty, needed, words(right, certainty)) : null;
            }
            case SHARED, OVERFLOW -> null;
        };
    }

    private double certainty(CompiledRight right) {
        return possible == 0 ? ofZip : (double) covered(right) / possible;
    }

    private int covered(CompiledRight right) {
        return covered.getOrDefault(right, 0);
    }

    private String words(CompiledRight right, double certainty) {
        return possible == 0
                ? "ZIP of confidence " + TraceText.hundredths(certainty)
                : "%d of the %d ZIPs of its town".formatted(covered(right), possible);
    }

    /** Every place that the guess was made among; none where the ZIP was not guessed from the town. */
    private static List<Location> possiblePlaces(Location place) {
        var city = place.city();
        var state = place.state();
        if (city == null || state == null) {
            return List.of();
        }
        var reference = ReferenceData.load();
        var zips = reference.placesNamed(city, state);
        return zips.size() < 2 || !zips.contains(place.zip())
                ? List.of()
                : zips.stream()
                        .flatMap(zip -> reference.zip(zip).stream())
                        .map(zip -> location(zip, reference))
                        .toList();
    }

    private static Location location(ZipPlace place, ReferenceData reference) {
        return new Location(
                place.zip(),
                place.city(),
                place.state(),
                reference.countiesOf(place.zip()).stream()
                        .filter(CountyMembership::belongs)
                        .map(ZipCounty::fips)
                        .toList(),
                place.lat(),
                place.lon(),
                null);
    }
}
