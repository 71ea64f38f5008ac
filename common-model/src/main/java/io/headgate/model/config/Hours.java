package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an endpoint takes leads, in its client's zone: days such as {@code sat} or ranges such as {@code mon-fri}, each
 * with spans such as {@code 08:00-18:00}. A day that is not named is closed.
 */
public record Hours(
        Map<String, List<String>> days, @Nullable HolidayCalendar holidays) {

    private static final String HOLIDAYS = "holidays";

    public Hours {
        var copy = new LinkedHashMap<String, List<String>>();
        days.forEach((day, spans) -> copy.put(day, List.copyOf(spans)));
        days = Collections.unmodifiableMap(copy);
    }

    /** Reads the document's form, where holidays stands beside the days. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Hours of(Map<String, Object> written) {
        var days = new LinkedHashMap<String, List<String>>();
        HolidayCalendar holidays = null;
        for (var entry : written.entrySet()) {
            if (entry.getKey().equals(HOLIDAYS)) {
                holidays = HolidayCalendar.valueOf(String.valueOf(entry.getValue())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'));
            } else if (entry.getValue() instanceof List<?> spans) {
                days.put(entry.getKey(), spans.stream().map(String::valueOf).toList());
            } else {
                throw new IllegalArgumentException("hours of a day are a list of spans");
            }
        }
        return new Hours(days, holidays);
    }

    /** The document's form. */
    @JsonValue
    public Map<String, Object> written() {
        var written = new LinkedHashMap<String, Object>(days);
        if (holidays != null) {
            written.put(HOLIDAYS, holidays.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return written;
    }
}
