package io.headgate.routing.core;

import io.headgate.model.config.Radius;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the circles near a point. The earth is cut into cells of four sizes, and each circle lies in the cells of the
 * smallest size of which it needs only a few: so a lookup meets few circles that do not reach the point, however many
 * small ones there are, and a circle over half a continent does not fill the index.
 */
final class CircleIndex<T> {

    // In degrees; each divides the full turn.
    private static final double[] SIZES = {0.125, 0.5, 2, 8};

    /** How many sizes of cells there are; who looks for a point asks each. */
    static final int LEVELS = SIZES.length;

    private static final double CELLS_FROM_THE_CENTRE = 2;

    // A degree of latitude is 69.09 miles on the sphere that distances are measured on; less errs to the safe side.
    private static final double MILES_PER_DEGREE = 69.0;
    private static final double ROUNDING = 1e-6;
    private static final double NEAR_THE_POLE = 89;
    private static final double HALF_TURN = 180;
    private static final double TURN = 360;

    private final List<Map<Long, List<T>>> levels = new ArrayList<>();

    private boolean empty = true;

    CircleIndex() {
        for (var level = 0; level < LEVELS; level++) {
            levels.add(new HashMap<>());
        }
    }

    boolean isEmpty() {
        return empty;
    }

    void add(Radius radius, T entry) {
        empty = false;
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
                levels.get(level)
                        .computeIfAbsent(key(row, Math.floorMod(column, columns)), _ -> new ArrayList<>(2))
                        .add(entry);
            }
        }
    }

    /** The circles of one level that may reach the point; null when there are none. */
    @Nullable
    List<T> near(int level, double lat, double lon) {
        var cells = levels.get(level);
        if (cells.isEmpty()) {
            return null;
        }
        var size = SIZES[level];
        return cells.get(key(cell(lat, size), Math.floorMod(cell(lon, size), columns(size))));
    }

    private static int level(double degrees) {
        var level = 0;
        while (level < LEVELS - 1 && degrees > CELLS_FROM_THE_CENTRE * SIZES[level]) {
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
