package io.headgate.benchmarks;

import io.headgate.benchmarks.platform.ComparedBuilds;
import io.headgate.benchmarks.platform.HeadgateBuild;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of one or two builds by what they are of, round by round; as rows with median, range and ratio. */
public final class BuildFigures {

    private static final String NONE = "–";

    private final Map<String, Map<HeadgateBuild, List<Double>>> values = new LinkedHashMap<>();

    public void add(HeadgateBuild build, String what, double value) {
        values.computeIfAbsent(what, _ -> new LinkedHashMap<>())
                .computeIfAbsent(build, _ -> new ArrayList<>())
                .add(value);
    }

    /** Adds a row for each figure; the ratio is that of the medians. */
    public void report(ComparedBuilds builds, String format, Report report) {
        values.forEach((what, byBuild) -> {
            var ours = array(byBuild, builds.builds().getFirst());
            var theirs = array(byBuild, builds.builds().getLast());
            boolean both = builds.hasOther() && ours.length > 0 && theirs.length > 0;
            report.row(
                    what,
                    spread(format, ours),
                    builds.hasOther() ? spread(format, theirs) : NONE,
                    both ? String.format(Locale.ROOT, "%.2f ×", Figures.median(ours) / Figures.median(theirs)) : NONE);
        });
    }

    private static String spread(String format, double... values) {
        return values.length == 0 ? NONE : Figures.spread(format, values);
    }

    private static double[] array(Map<HeadgateBuild, List<Double>> byBuild, HeadgateBuild build) {
        return byBuild.getOrDefault(build, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
