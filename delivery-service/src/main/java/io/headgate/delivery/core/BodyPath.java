package io.headgate.delivery.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path into a JSON answer: {@code $.a.b[0]} or {@code a.b[0]} or {@code $['a b']}. Finds one value or nothing. */
public record BodyPath(List<Object> steps) {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]'\"]+)|\\[(\\d{1,6})]|\\[['\"]([^'\"]+)['\"]]");

    public BodyPath {
        steps = List.copyOf(steps);
    }

    /** Reads the path; a text that is no path finds nothing. */
    public static BodyPath parse(String text) {
        var rest = text.strip();
        if (rest.startsWith("$")) {
            rest = rest.substring(1);
        }
        var steps = new ArrayList<Object>();
        var matcher = STEP.matcher(rest);
        var end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(2) != null) {
                steps.add(Integer.valueOf(matcher.group(2)));
            } else {
                steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(3));
            }
        }
        return end == rest.length() ? new BodyPath(steps) : new BodyPath(List.of(-1));
    }

    /** The value there as text; null when there is none, or when it is an object or a list. */
    public @Nullable String text(@Nullable Object json) {
        var value = json;
        for (var step : steps) {
            value = step instanceof Integer index ? element(value, index) : member(value, (String) step);
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : null;
    }

    private static @Nullable Object element(@Nullable Object value, int index) {
        return value instanceof List<?> list && index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
