package io.headgate.portal.network;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the lists are narrowed: a blank filter lets everything through, letter case never counts. */
final class ListFilters {

    private ListFilters() {}

    static boolean isWanted(@Nullable String wanted, String actual) {
        return wanted == null || wanted.isBlank() || wanted.strip().equalsIgnoreCase(actual);
    }

    static boolean mentions(@Nullable String text, String... words) {
        if (text == null || text.isBlank()) {
            return true;
        }
        var sought = text.strip().toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(sought));
    }

    /** The status as the lists show it, where the brake counts as paused. */
    static String shownStatus(String id, Enum<?> status, Set<String> paused) {
        return paused.contains(id) ? "paused" : status.name();
    }
}
