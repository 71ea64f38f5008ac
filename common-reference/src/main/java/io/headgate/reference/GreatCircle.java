package io.headgate.reference;

/** Distances over the earth's surface, exact to about half a percent. */
public final class GreatCircle {

    private static final double EARTH_RADIUS_MILES = 3958.7613;

    private GreatCircle() {}

    public static double miles(double lat1, double lon1, double lat2, double lon2) {
        var phi1 = Math.toRadians(lat1);
        var phi2 = Math.toRadians(lat2);
        var sinLat = Math.sin((phi2 - phi1) / 2);
        var sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        var chord = sinLat * sinLat + Math.cos(phi1) * Math.cos(phi2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /** The square of the straight line, in earth radii, between two points that far apart on the surface. */
    static double squaredChord(double miles) {
        var half = Math.sin(Math.min(Math.PI, miles / EARTH_RADIUS_MILES) / 2);
        return 4 * half * half;
    }

    /** The degrees of latitude that a distance spans, rounded up a little: for narrowing a search, not for measuring. */
    static double degreesOfLatitude(double miles) {
        return Math.toDegrees(miles / EARTH_RADIUS_MILES) * 1.0001 + 1e-6;
    }
}
