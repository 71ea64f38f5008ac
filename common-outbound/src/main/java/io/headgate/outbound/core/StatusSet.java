package io.headgate.outbound.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A set of HTTP statuses written as {@code 2xx}, {@code 200,201} or {@code 200-204}. */
public record StatusSet(List<Range> ranges) {

    private static final Pattern TOKEN = Pattern.compile("([1-5])xx|([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");
    private static final int HUNDRED = 100;

    public StatusSet {
        ranges = List.copyOf(ranges);
    }

    /** Reads the text; parts that mean nothing are skipped, since publishing already refused them. */
    public static StatusSet parse(String text) {
        var ranges = new ArrayList<Range>();
        for (var token : text.toLowerCase(java.util.Locale.ROOT).split("[,\\s]+")) {
            var matcher = TOKEN.matcher(token);
            if (!matcher.matches()) {
                continue;
            }
            if (matcher.group(1) != null) {
                var first = Integer.parseInt(matcher.group(1)) * HUNDRED;
                ranges.add(new Range(first, first + HUNDRED - 1));
            } else {
                var first = Integer.parseInt(matcher.group(2));
                ranges.add(new Range(first, matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3))));
            }
        }
        return new StatusSet(ranges);
    }

    public boolean contains(int status) {
        return ranges.stream().anyMatch(range -> range.first() <= status && status <= range.last());
    }

    /** Both ends included. */
    public record Range(int first, int last) {}
}
