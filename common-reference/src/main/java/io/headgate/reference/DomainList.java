package io.headgate.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

/** A set of domains in one sorted array. */
final class DomainList {

    private final String[] sorted;

    private DomainList(String[] sorted) {
        this.sorted = sorted;
    }

    static DomainList read(String file) {
        var domains = new ArrayList<String>(9_000);
        Rows.lines(file, line -> domains.add(line.strip().toLowerCase(Locale.ROOT)));
        return new DomainList(domains.stream().sorted().distinct().toArray(String[]::new));
    }

    boolean contains(String domain) {
        return Arrays.binarySearch(sorted, clean(domain)) >= 0;
    }

    boolean containsOrIsBelow(String domain) {
        var rest = clean(domain);
        while (rest.indexOf('.') >= 0) {
            if (Arrays.binarySearch(sorted, rest) >= 0) {
                return true;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return false;
    }

    private static String clean(String domain) {
        var lower = domain.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
