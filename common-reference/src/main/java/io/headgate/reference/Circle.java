package io.headgate.reference;

/**
 * A circle on the earth that is asked for many spots: whether it reaches one costs three subtractions and three
 * multiplications. It reaches exactly those within {@code miles} of its centre by {@link GreatCircle#miles}.
 */
public final class Circle {

    /** How many numbers {@link #write} writes. */
    public static final int WORDS = 4;

    // Far wider than both ways of computing differ, and far narrower than anybody measures.
    private static final double DOUBT = 1e-9;
    private static final double DOUBT_ABOUT_NOTHING = 1e-20;

    private final double lat;
    private final double lon;
    private final double miles;
    // Where its centre is on the unit sphere; here and not in an object of its own, because thousands are asked.
    private final double x;
    private final double y;
    private final double z;
    private final double surelyWithin;
    private final double surelyBeyond;

    public Circle(double lat, double lon, double miles) {
        this.lat = lat;
        this.lon = lon;
        this.miles = miles;
        var centre = Spot.of(lat, lon);
        x = centre.x;
        y = centre.y;
        z = centre.z;
        var chord = GreatCircle.squaredChord(miles);
        surelyWithin = chord * (1 - DOUBT) - DOUBT_ABOUT_NOTHING;
        surelyBeyond = chord * (1 + DOUBT) + DOUBT_ABOUT_NOTHING;
    }

    public boolean reaches(Spot spot) {
        var chord = spot.squaredChord(x, y, z);
        return chord < surelyWithin
                || (chord <= surelyBeyond && GreatCircle.miles(lat, lon, spot.lat, spot.lon) <= miles);
    }

    /** Writes what {@link #mayReach} compares; so that many circles can lie side by side. */
    public void write(double[] into, int at) {
        into[at] = x;
        into[at + 1] = y;
        into[at + 2] = z;
        into[at + 3] = surelyBeyond;
    }

    /** False of no circle that reaches the spot, and true of hardly any other. */
    public static boolean mayReach(double[] written, int at, Spot spot) {
        return spot.squaredChord(written[at], written[at + 1], written[at + 2]) <= written[at + 3];
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

        private double squaredChord(double otherX, double otherY, double otherZ) {
            var dx = otherX - x;
            var dy = otherY - y;
            var dz = otherZ - z;
            return dx * dx + dy * dy + dz * dz;
        }
    }
}
