package io.headgate.routing.core.decision;

import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipCounty;
import java.util.List;

/** Real places for made-up leads. */
public final class Whereabouts {

    private static final ReferenceData REFERENCE = ReferenceData.load();

    private Whereabouts() {}

    /** Where a lead with this ZIP is. */
    public static Location ofZip(String zip) {
        var place = REFERENCE.zip(zip).orElseThrow();
        var counties = REFERENCE.countiesOf(zip).stream()
                .filter(each -> each.primary() || each.percent() >= 10)
                .map(ZipCounty::fips)
                .toList();
        return new Location(zip, place.city(), place.state(), counties, place.lat(), place.lon(), null);
    }

    public static List<Location> ofEveryZip(String city, String state) {
        return state == null
                ? List.of()
                : REFERENCE.placesNamed(city, state).stream()
                        .map(Whereabouts::ofZip)
                        .toList();
    }
}
