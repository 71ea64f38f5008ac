package io.headgate.routing.core.network.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.Radius;
import io.headgate.reference.Circle.Spot;
import io.headgate.reference.GreatCircle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CircleIndexTest {

    private static List<Radius> near(CircleIndex<Radius> index, double lat, double lon) {
        var near = new ArrayList<Radius>();
        index.near(lat, lon, Spot.of(lat, lon), near::add);
        return near;
    }

    @Test
    void findsExactlyTheCirclesThatReachThePointAlsoAtThePolesAndTheDateLine() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var all = new ArrayList<Radius>();
        for (var i = 0; i < 600; i++) {
            var circle = new Radius(
                    random.nextDouble(-90, 90), random.nextDouble(-180, 180), Math.exp(random.nextDouble(-2, 9.5)));
            all.add(circle);
        }
        var index = CircleIndex.of(all, circle -> circle);
        for (var i = 0; i < 2_000; i++) {
            var of = all.get(random.nextInt(all.size()));
            // Around the circles, where their edges are, and anywhere.
            var lat = Math.clamp(of.lat() + random.nextDouble(-1, 1) * of.miles() / 60, -90, 90);
            var lon = random.nextInt(4) == 0
                    ? random.nextDouble(-180, 180)
                    : wrapped(of.lon() + random.nextDouble(-2, 2));
            var near = near(index, lat, lon);
            assertThat(near).as("seed %d, each once", seed).doesNotHaveDuplicates();
            assertThat(new HashSet<>(near))
                    .as("seed %d at %f/%f", seed, lat, lon)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(circle -> GreatCircle.miles(circle.lat(), circle.lon(), lat, lon) <= circle.miles())
                            .toList());
        }
    }

    @Test
    void comparesFewCirclesThatDoNotReachThePoint() {
        var random = new SplittableRandom(7);
        var all = new ArrayList<Radius>();
        for (var i = 0; i < 10_000; i++) {
            all.add(new Radius(random.nextDouble(30, 45), random.nextDouble(-120, -80), random.nextDouble(5, 15)));
        }
        var index = CircleIndex.of(all, circle -> circle);
        var compared = 0;
        var reached = new ArrayList<Radius>();
        for (var i = 0; i < 2_000; i++) {
            var lat = random.nextDouble(31, 44);
            var lon = random.nextDouble(-119, -81);
            compared += index.near(lat, lon, Spot.of(lat, lon), reached::add);
        }

        assertThat(compared).isLessThan(6 * reached.size());
    }

    private static double wrapped(double lon) {
        return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    }
}
