package io.headgate.reference;

/**
 * A circle on the earth that is asked for many spots: whether it reaches one costs three subtractions and three
 * multiplications. It reaches exactly those within {@code miles} of its centre by {@link GreatCircle#miles}.
 */
public final class Circle {

    // Far wider than both ways of computing differ, and far narrower than anybody measures.
    private static final double DOUBT = 1e-9;
    private static final double DOUBT_ABOUT_NOTHING = 1e-20;

    private final double lat;
    private final double lon;
    private final double miles;
    private final Spot centre;
    private final double surelyWithin;
    private final double surelyBeyond;

    public Circle(double lat, double lon, double miles) {
        this.lat = lat;
        this.lon = lon;
        this.miles = miles;
        centre = Spot.of(lat, lon);
        var chord = GreatCircle.squaredChord(miles);
        surelyWithin = chord * (1 - DOUBT) - DOUBT_ABOUT_NOTHING;
        surelyBeyond = chord * (1 + DOUBT) + DOUBT_ABOUT_NOTHING;
    }

    public boolean reaches(Spot spot) {
        var chord = centre.squaredChord(spot);
        return chord < surelyWithin
                || (chord <= surelyBeyond && GreatCircle.miles(lat, lon, spot.lat, spot.lon) <= miles);
    }

    /** A point on the earth, by degrees and as a point of the unit sphere. */
    public static final class Spot {

        private final double lat;
        private final double lon;
        private final double x;
        private final double y;
        private final double z;

        private Spot(double lat, double lon) {
            this.lat = lat;
            this.lon = lon;
            var phi = Math.toRadians(lat);
            var lambda = Math.toRadians(lon);
            x = Math.cos(phi) * Math.cos(lambda);
            y = Math.cos(phi) * Math.sin(lambda);
            z = Math.sin(phi);
        }

        public static Spot of(double lat, double lon) {
            return new Spot(lat, lon);
        }

        private double squaredChord(Spot other) {
            var dx = x - other.x;
            var dy = y - other.y;
            var dz = z - other.z;
            return dx * dx + dy * dy + dz * dz;
        }
    }
}
