package io.headgate.portal.core;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One page of a list; the cursor leads to the next and is null on the last. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** How many items a list gives when nobody asks for a number. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most that a list gives at once. */
    public static final int MAX_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** Cuts a list that was read one item longer than asked for; the cursor is made from the last item that stays. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var kept = oneMore.subList(0, limit);
        return new Page<>(kept, cursor.apply(kept.getLast()));
    }

    /** The page after the cursor, of what the filter lets through of values that stand in the order of their ids. */
    public static <T> Page<T> after(
            @Nullable String cursor, NavigableMap<String, T> byId, Predicate<T> filter, int limit) {
        var rest = cursor == null || cursor.isEmpty() ? byId : byId.tailMap(cursor, false);
        var oneMore = rest.entrySet().stream()
                .filter(entry -> filter.test(entry.getValue()))
                .limit(limit + 1L)
                .toList();
        return of(oneMore, limit, Map.Entry::getKey).map(Map.Entry::getValue);
    }

    /** The same page with each item as something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
