package io.headgate.routing.core.network.compile;

import java.util.HashMap;
import java.util.Map;

/**
 * An interner: returns the same object for equal values, so that a value which thousands of endpoints share is in memory
 * once and stays in the processor's cache. Its values must be immutable.
 */
final class Interner {

    private final Map<Object, Object> values = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> T intern(T value) {
        var first = values.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
