package io.headgate.benchmarks.decide.generated;

import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipCounty;
import io.headgate.reference.ZipPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Every ZIP of the shipped reference data, in ascending order: neighbours in the list are mostly neighbours on the map. */
final class ZipCatalogue {

    private static final double COUNTED_SHARE = 10;
    private static final double EARTH_RADIUS_MILES = 3958.7613;
    private static final int HALVINGS = 24;

    private static final class Loaded {
        private static final ZipCatalogue ONCE = new ZipCatalogue();
    }

    private final List<Location> locations = new ArrayList<>();
    private final List<String> counties;
    private final List<String> states;
    // Where each ZIP is, as a point of the unit sphere: three coordinates each; beyond the sphere when it has no place.
    private final double[] points;

    private ZipCatalogue() {
        var reference = ReferenceData.load();
        var foundCounties = new TreeSet<String>();
        var foundStates = new TreeSet<String>();
        for (var number = 0; number < 100_000; number++) {
            reference.zip(String.format(Locale.ROOT, "%05d", number)).ifPresent(place -> {
                locations.add(location(place, reference.countiesOf(place.zip())));
                reference.countiesOf(place.zip()).forEach(county -> foundCounties.add(county.fips()));
                foundStates.add(place.state());
            });
        }
        counties = foundCounties.stream()
                .filter(fips -> reference.county(fips).isPresent())
                .toList();
        states = foundStates.stream()
                .filter(code -> reference.state(code).isPresent())
                .toList();
        points = points(locations);
    }

    static ZipCatalogue all() {
        return Loaded.ONCE;
    }

    /** A place as validation would give it to routing. */
    private static Location location(ZipPlace place, List<ZipCounty> counties) {
        return new Location(
                place.zip(),
                place.city(),
                place.state(),
                counties.stream()
                        .filter(county -> county.primary() || county.percent() >= COUNTED_SHARE)
                        .map(ZipCounty::fips)
                        .toList(),
                place.lat(),
                place.lon(),
                place.zone() == null ? null : place.zone().getId());
    }

    private static double[] points(List<Location> locations) {
        var points = new double[3 * locations.size()];
        for (var i = 0; i < locations.size(); i++) {
            var lat = locations.get(i).lat();
            var lon = locations.get(i).lon();
            if (lat == null || lon == null) {
                points[3 * i] = points[3 * i + 1] = points[3 * i + 2] = Double.NaN;
            } else {
                var phi = Math.toRadians(lat);
                var lambda = Math.toRadians(lon);
                points[3 * i] = Math.cos(phi) * Math.cos(lambda);
                points[3 * i + 1] = Math.cos(phi) * Math.sin(lambda);
                points[3 * i + 2] = Math.sin(phi);
            }
        }
        return points;
    }

    int count() {
        return locations.size();
    }

    Location location(int index) {
        return locations.get(index);
    }

    String zip(int index) {
        return String.valueOf(
                locations.get(Math.floorMod(index, locations.size())).zip());
    }

    List<String> counties() {
        return counties;
    }

    List<String> states() {
        return states;
    }

    /** The first ZIP from this one on that has a point. */
    int pointedFrom(int index) {
        var found = Math.floorMod(index, count());
        while (Double.isNaN(points[3 * found])) {
            found = (found + 1) % count();
        }
        return found;
    }

    /** The radius around the ZIP's centre within which that many ZIPs have theirs. */
    double milesAround(int centre, int zips) {
        var near = 0.0;
        var far = Math.PI;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (near + far) / 2;
            if (within(centre, Math.cos(middle)) < zips) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far * EARTH_RADIUS_MILES;
    }

    private int within(int centre, double cosine) {
        var x = points[3 * centre];
        var y = points[3 * centre + 1];
        var z = points[3 * centre + 2];
        var found = 0;
        for (var i = 0; i < points.length; i += 3) {
            if (points[i] * x + points[i + 1] * y + points[i + 2] * z >= cosine) {
                found++;
            }
        }
        return found;
    }
}
