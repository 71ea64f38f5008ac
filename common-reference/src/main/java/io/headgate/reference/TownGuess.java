package io.headgate.reference;

import java.util.Comparator;
import java.util.Optional;

/**
 * The place that stands for a town of which no ZIP was given: its ZIP nearest to the middle of all of them; the lowest
 * ZIP breaks a tie.
 *
 * @param candidates among how many ZIPs it was chosen
 */
public record TownGuess(ZipPlace place, int candidates) {

    private static final double HUNDREDTHS = 100;

    /** The chance of a blind pick, to two decimals. */
    public double confidence() {
        return Math.round(HUNDREDTHS / candidates) / HUNDREDTHS;
    }

    /** The guess for a town; empty where the gazetteer knows no such town in the state. */
    public static Optional<TownGuess> of(ReferenceData reference, String city, String state) {
        var candidates = reference.placesNamed(city, state).stream()
                .flatMap(zip -> reference.zip(zip).stream())
                .filter(place -> place.lat() != null && place.lon() != null)
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var lat = candidates.stream().mapToDouble(TownGuess::lat).average().orElseThrow();
        var lon = candidates.stream().mapToDouble(TownGuess::lon).average().orElseThrow();
        return candidates.stream()
                .min(Comparator.<ZipPlace>comparingDouble(place -> GreatCircle.miles(lat, lon, lat(place), lon(place)))
                        .thenComparing(ZipPlace::zip))
                .map(place -> new TownGuess(place, candidates.size()));
    }

    private static double lat(ZipPlace place) {
        var lat = place.lat();
        return lat == null ? 0 : lat;
    }

    private static double lon(ZipPlace place) {
        var lon = place.lon();
        return lon == null ? 0 : lon;
    }
}
