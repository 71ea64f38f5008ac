package io.headgate.validation.checks;

import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.TownGuess;
import io.headgate.reference.ZipCounty;
import io.headgate.reference.ZipPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns what the gazetteer knows into the location that routing works on. */
final class ZipLocations {

    /** A county that holds less of a ZIP than this does not count as where the lead may be. */
    private static final double LEAST_SHARE_PERCENT = 10;

    private final ReferenceData reference;

    ZipLocations(ReferenceData reference) {
        this.reference = reference;
    }

    Location locationOf(ZipPlace place) {
        return locationOf(place, place.zip());
    }

    /** The place, under a ZIP that the gazetteer does not know yet. */
    Location locationOf(ZipPlace place, String zip) {
        var zone = place.zone();
        return new Location(
                zip,
                place.city(),
                place.state(),
                counties(place.zip()),
                place.lat(),
                place.lon(),
                zone == null ? null : zone.getId());
    }

    /** The part of a border ZIP that lies in that state: its counties there, however small, and its own ZIP. */
    Location inState(ZipPlace place, String state) {
        var there = reference.countiesOf(place.zip()).stream()
                .filter(part -> reference
                        .county(part.fips())
                        .filter(county -> county.state().equals(state))
                        .isPresent())
                .toList();
        var large = there.stream()
                .filter(part -> part.primary() || part.percent() >= LEAST_SHARE_PERCENT)
                .toList();
        var counties = (large.isEmpty() ? there : large)
                .stream()
                        .sorted(Comparator.comparingDouble(ZipCounty::percent).reversed())
                        .map(ZipCounty::fips)
                        .toList();
        var whole = locationOf(place);
        return new Location(whole.zip(), whole.city(), state, counties, whole.lat(), whole.lon(), whole.timeZone());
    }

    /** The place that stands for a city; of one ZIP there is no doubt. */
    Location locationOf(TownGuess found) {
        var place = locationOf(found.place());
        return found.candidates() == 1 ? place : place.withZipConfidence(found.confidence());
    }

    Optional<TownGuess> inCity(String city, String state) {
        return TownGuess.of(reference, city, state);
    }

    private List<String> counties(String zip) {
        return reference.countiesOf(zip).stream()
                .filter(part -> part.primary() || part.percent() >= LEAST_SHARE_PERCENT)
                .map(ZipCounty::fips)
                .toList();
    }
}
