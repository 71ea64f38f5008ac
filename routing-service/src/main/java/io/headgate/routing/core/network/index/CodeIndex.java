package io.headgate.routing.core.network.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Entries by codes of five digits, as ZIPs and counties have. Laid out as one array in the order of the codes, with where
 * each begins: what holds a code is found with two reads, and lies side by side.
 */
final class CodeIndex<T> {

    private static final int DIGITS = 5;
    private static final int CODES = 100_000;

    private final int first;
    private final int[] starts;
    private final Object[] entries;

    private CodeIndex(int first, int[] starts, Object[] entries) {
        this.first = first;
        this.starts = starts;
        this.entries = entries;
    }

    /** Every entry under each of its codes, in the order given; what is no such code is left out. */
    static <T> CodeIndex<T> of(List<T> entries, Function<T, Collection<String>> codesOf) {
        if (entries.stream().allMatch(entry -> codesOf.apply(entry).isEmpty())) {
            return new CodeIndex<>(0, new int[1], new Object[0]);
        }
        var counts = new int[CODES];
        var total = each(entries, codesOf, (code, _) -> counts[code]++);
        var first = 0;
        var end = CODES;
        while (first < end && counts[first] == 0) {
            first++;
        }
        while (end > first && counts[end - 1] == 0) {
            end--;
        }
        var starts = new int[end - first + 1];
        for (var code = first; code < end; code++) {
            starts[code - first + 1] = starts[code - first] + counts[code];
        }
        var next = Arrays.copyOf(starts, starts.length);
        var placed = new Object[total];
        var offset = first;
        each(entries, codesOf, (code, entry) -> placed[next[code - offset]++] = entry);
        return new CodeIndex<>(first, starts, placed);
    }

    private interface Placing<T> {
        void place(int code, T entry);
    }

    private static <T> int each(List<T> entries, Function<T, Collection<String>> codesOf, Placing<T> placing) {
        var total = 0;
        // A code that an entry states twice is stated once.
        var lastWith = new int[CODES];
        for (var i = 0; i < entries.size(); i++) {
            for (var text : codesOf.apply(entries.get(i))) {
                var code = code(text);
                if (code >= 0 && lastWith[code] != i + 1) {
                    lastWith[code] = i + 1;
                    placing.place(code, entries.get(i));
                    total++;
                }
            }
        }
        return total;
    }

    /** Where the entries of the code begin, and before where they end; the same where it has none. */
    int firstIndex(String text) {
        return start(code(text));
    }

    int endIndex(String text) {
        var code = code(text);
        return code < 0 ? 0 : start(code + 1);
    }

    @SuppressWarnings("unchecked")
    T entry(int place) {
        return (T) entries[place];
    }

    private int start(int code) {
        return code < first ? 0 : starts[Math.min(code - first, starts.length - 1)];
    }

    private static int code(String text) {
        if (text.length() != DIGITS) {
            return -1;
        }
        var code = 0;
        for (var i = 0; i < DIGITS; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            code = 10 * code + digit;
        }
        return code;
    }
}
