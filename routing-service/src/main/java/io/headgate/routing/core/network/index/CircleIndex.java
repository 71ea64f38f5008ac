package io.headgate.routing.core.network.index;

import io.headgate.model.config.Radius;
import io.headgate.reference.Circle;
import io.headgate.reference.Circle.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the circles near a point. The earth is cut into cells of four sizes, and each circle lies in the cells of the
 * smallest size of which it needs only a few: so a lookup meets few circles that do not reach the point, however many
 * small ones there are, and a circle over half a continent does not fill the index.
 */
final class CircleIndex<T> {

    // In degrees; each divides the full turn.
    private static final double[] SIZES = {0.125, 0.5, 2, 8};

    private static final double CELLS_FROM_THE_CENTRE = 2;

    // A degree of latitude is 69.09 miles on the sphere that distances are measured on; less errs to the safe side.
    private static final double MILES_PER_DEGREE = 69.0;
    private static final double ROUNDING = 1e-6;
    private static final double NEAR_THE_POLE = 89;
    private static final double HALF_TURN = 180;
    private static final double TURN = 360;

    /** The circles of one size of cells; what is compared with a point lies side by side, cell by cell. */
    private record Level<T>(LongRangeTable cells, double[] circles, List<T> entries) {

        static <T> Level<T> of(Map<Long, List<Placed<T>>> lists) {
            var cells = new LongRangeTable(lists.size());
            var total = lists.values().stream().mapToInt(List::size).sum();
            var circles = new double[total * Circle.WORDS];
            var entries = new ArrayList<T>(total);
            lists.forEach((cell, list) -> {
                cells.putRange(cell, entries.size(), entries.size() + list.size());
                for (var placed : list) {
                    placed.circle().write(circles, entries.size() * Circle.WORDS);
                    entries.add(placed.entry());
                }
            });
            return new Level<>(cells, circles, entries);
        }

        int near(long cell, Spot spot, Consumer<T> meet) {
            var range = cells.rangeAt(cell);
            var begin = LongRangeTable.begin(range);
            var end = LongRangeTable.end(range);
            for (var i = begin; i < end; i++) {
                if (Circle.mayReach(circles, i * Circle.WORDS, spot)) {
                    meet.accept(entries.get(i));
                }
            }
            return end - begin;
        }
    }

    private record Placed<T>(Circle circle, T entry) {}

    private final List<Level<T>> levels;
    private final boolean empty;

    private CircleIndex(List<Level<T>> levels) {
        this.levels = levels;
        empty = levels.stream().allMatch(level -> level.entries().isEmpty());
    }

    /** Every entry that has a circle. */
    static <T> CircleIndex<T> of(List<T> entries, Function<T, @Nullable Radius> radiusOf) {
        List<Map<Long, List<Placed<T>>>> cells = new ArrayList<>();
        for (var level = 0; level < SIZES.length; level++) {
            cells.add(new HashMap<>());
        }
        for (var entry : entries) {
            var radius = radiusOf.apply(entry);
            if (radius != null) {
                place(cells, radius, entry);
            }
        }
        return new CircleIndex<>(cells.stream().map(Level::of).toList());
    }

    private static <T> void place(List<Map<Long, List<Placed<T>>>> cells, Radius radius, T entry) {
        var placed = new Placed<>(new Circle(radius.lat(), radius.lon(), radius.miles()), entry);
        var high = radius.miles() / MILES_PER_DEGREE + ROUNDING;
        var outermost = Math.abs(radius.lat()) + high;
        var wide = outermost >= NEAR_THE_POLE
                ? HALF_TURN
                : Math.min(HALF_TURN, high / Math.cos(Math.toRadians(outermost)));
        var level = level(high);
        var size = SIZES[level];
        var columns = columns(size);
        var first = cell(radius.lon() - wide, size);
        var last = Math.min(cell(radius.lon() + wide, size), first + columns - 1);
        for (var row = cell(Math.max(-90, radius.lat() - high), size);
                row <= cell(Math.min(90, radius.lat() + high), size);
                row++) {
            for (var column = first; column <= last; column++) {
                cells.get(level)
                        .computeIfAbsent(key(row, Math.floorMod(column, columns)), _ -> new ArrayList<>(2))
                        .add(placed);
            }
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /**
     * Meets the entries whose circle reaches the point, and perhaps one that ends within a hair of it; the smaller first.
     *
     * @return how many were compared
     */
    int near(double lat, double lon, Spot spot, Consumer<T> meet) {
        var compared = 0;
        for (var level = 0; level < SIZES.length; level++) {
            var size = SIZES[level];
            var cell = key(cell(lat, size), Math.floorMod(cell(lon, size), columns(size)));
            compared += levels.get(level).near(cell, spot, meet);
        }
        return compared;
    }

    private static int level(double degrees) {
        var level = 0;
        while (level < SIZES.length - 1 && degrees > CELLS_FROM_THE_CENTRE * SIZES[level]) {
            level++;
        }
        return level;
    }

    private static int columns(double size) {
        return (int) (TURN / size);
    }

    private static int cell(double degrees, double size) {
        return (int) Math.floor(degrees / size);
    }

    private static long key(int row, int column) {
        return ((long) row << Integer.SIZE) | column;
    }
}
