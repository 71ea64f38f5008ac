package io.headgate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.reference.Circle.Spot;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CircleTest {

    @Test
    void reachesWhatIsNearEnoughByTheGreatCircleAndNothingElse() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 20_000; i++) {
            var lat = random.nextDouble(-89, 89);
            var lon = random.nextDouble(-180, 180);
            var otherLat = Math.clamp(lat + random.nextDouble(-8, 8), -90, 90);
            var otherLon = lon + random.nextDouble(-8, 8);
            var away = GreatCircle.miles(lat, lon, otherLat, otherLon);
            var spot = Spot.of(otherLat, otherLon);
            for (var miles : new double[] {0.5 * away, away, Math.nextDown(away), Math.nextUp(away), 2 * away}) {
                assertThat(new Circle(lat, lon, miles).reaches(spot))
                        .as("seed %d: %f miles around %f/%f to %f/%f", seed, miles, lat, lon, otherLat, otherLon)
                        .isEqualTo(away <= miles);
            }
        }
    }

    @Test
    void reachesItsOwnCentreAlsoWithoutAnyExtent() {
        assertThat(new Circle(30.27, -97.74, 0).reaches(Spot.of(30.27, -97.74))).isTrue();
    }

    @Test
    void reachesAcrossTheDateLine() {
        var amchitka = new Circle(51.4, 179.2, 100);

        assertThat(amchitka.reaches(Spot.of(51.9, -179.6))).isTrue();
        assertThat(amchitka.reaches(Spot.of(51.9, -176.6))).isFalse();
    }

    @Test
    void reachesEverythingOnceItIsWiderThanTheEarth() {
        assertThat(new Circle(0, 0, 13_000).reaches(Spot.of(0, 180))).isTrue();
    }
}
