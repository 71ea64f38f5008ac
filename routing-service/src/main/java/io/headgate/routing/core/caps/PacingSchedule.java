package io.headgate.routing.core.caps;

import io.headgate.config.hours.DaySpan;
import io.headgate.model.config.AheadOfPace;
import io.headgate.model.config.Pacing;
import io.headgate.model.config.PacingCurve;
import io.headgate.routing.core.time.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a paced cap may give its next unit: once as much of the window's staffed time has gone by as of its limit is
 * used. So nobody is ahead at the beginning of a window, and at its end the whole limit may be used.
 */
public final class PacingSchedule {

    private static final int MINUTES_OF_DAY = 24 * 60;

    private record Weighted(DaySpan span, double weight) {}

    /** The staffed stretches of one window, with how much of its staffed time has gone by at the start of each. */
    private record Profile(
            Instant windowStart, long[] from, long[] to, double[] before, double[] weight, double total) {}

    private final Pacing pacing;
    private final CapCalendar calendar;
    private final @Nullable OpeningHours hours;
    private final List<Weighted> weights;
    // Computed from the window alone; who finds none, or another window's, computes it again.
    private volatile @Nullable Profile known;

    private PacingSchedule(Pacing pacing, CapCalendar calendar, @Nullable OpeningHours hours, List<Weighted> weights) {
        this.pacing = pacing;
        this.calendar = calendar;
        this.hours = hours;
        this.weights = weights;
    }

    static PacingSchedule of(Pacing pacing, CapCalendar calendar, @Nullable OpeningHours hours) {
        var weights = new ArrayList<Weighted>();
        pacing.weights()
                .forEach((text, weight) -> weights.add(new Weighted(
                        DaySpan.parse(text).orElseThrow(() -> new IllegalArgumentException("unreadable span")),
                        weight.doubleValue())));
        return new PacingSchedule(pacing, calendar, hours, List.copyOf(weights));
    }

    public AheadOfPace ahead() {
        return pacing.ahead();
    }

    /** When the next unit is due after so many of the limit were taken; not after now when it is due already. */
    public Instant nextAt(CalendarWindow window, long taken, long limit, Instant now) {
        var profile = profile(window);
        if (profile.total <= 0 || taken <= 0) {
            return now;
        }
        var used = (double) taken / limit;
        // Front-loaded, the speed falls from twice the average to nothing: after x of the time 2x - x² is due.
        var due = pacing.curve() == PacingCurve.EVEN ? used : 1 - Math.sqrt(Math.max(0, 1 - used));
        return reached(profile, due * profile.total, window);
    }

    private static Instant reached(Profile profile, double staffed, CalendarWindow window) {
        for (var i = 0; i < profile.from.length; i++) {
            var length = (profile.to[i] - profile.from[i]) * profile.weight[i];
            if (staffed <= profile.before[i] + length) {
                var into = Math.max(0, staffed - profile.before[i]) / profile.weight[i];
                return Instant.ofEpochMilli(profile.from[i] + (long) Math.ceil(into));
            }
        }
        return window.end() == null ? window.start() : window.end();
    }

    private Profile profile(CalendarWindow window) {
        var profile = known;
        if (profile == null || !profile.windowStart.equals(window.start())) {
            profile = computed(window);
            known = profile;
        }
        return profile;
    }

    private Profile computed(CalendarWindow window) {
        var stretches = new ArrayList<double[]>();
        var end = window.end();
        if (end != null) {
            var last = end.minusMillis(1).atZone(calendar.zone()).toLocalDate();
            for (var day = window.start().atZone(calendar.zone()).toLocalDate();
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                addDay(day, window.start().toEpochMilli(), end.toEpochMilli(), stretches);
            }
        }
        var count = stretches.size();
        var profile = new Profile(
                window.start(),
                new long[count],
                new long[count],
                new double[count],
                new double[count],
                total(stretches));
        var before = 0.0;
        for (var i = 0; i < count; i++) {
            var stretch = stretches.get(i);
            profile.from[i] = (long) stretch[0];
            profile.to[i] = (long) stretch[1];
            profile.before[i] = before;
            profile.weight[i] = stretch[2];
            before += (stretch[1] - stretch[0]) * stretch[2];
        }
        return profile;
    }

    private static double total(List<double[]> stretches) {
        return stretches.stream()
                .mapToDouble(each -> (each[1] - each[0]) * each[2])
                .sum();
    }

    /** The staffed stretches of one day, as milliseconds from and to, and weight; those outside the window left out. */
    private void addDay(LocalDate day, long windowFrom, long windowTo, List<double[]> into) {
        var open = hours == null ? new int[] {0, MINUTES_OF_DAY} : hours.spansOn(day);
        var edges = edges(open);
        for (var i = 0; i + 1 < edges.length; i++) {
            var from = edges[i];
            if (!isOpen(open, from)) {
                continue;
            }
            var start = Math.max(windowFrom, millis(day, from));
            var end = Math.min(windowTo, millis(day, edges[i + 1]));
            // The hour that the change of clocks skips is no time at all.
            if (start < end) {
                into.add(new double[] {start, end, weightAt(from)});
            }
        }
    }

    private int[] edges(int[] open) {
        var edges = new ArrayList<Integer>();
        Arrays.stream(open).forEach(edges::add);
        weights.forEach(each -> {
            edges.add(each.span.from());
            edges.add(each.span.to());
        });
        return edges.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    private static boolean isOpen(int[] open, int minute) {
        for (var i = 0; i < open.length; i += 2) {
            if (open[i] <= minute && minute < open[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private double weightAt(int minute) {
        return weights.stream()
                .filter(each -> each.span.from() <= minute && minute < each.span.to())
                .mapToDouble(Weighted::weight)
                .findFirst()
                .orElse(1);
    }

    private long millis(LocalDate day, int minute) {
        return day.atStartOfDay()
                .plusMinutes(minute)
                .atZone(calendar.zone())
                .toInstant()
                .toEpochMilli();
    }
}
