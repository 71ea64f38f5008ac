package io.headgate.routing.core;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives the same object for equal values: what thousands of endpoints have in common lies in memory once, and is at hand
 * for every decision. For values that never change.
 */
final class Alike {

    private final Map<Object, Object> known = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> T one(T value) {
        var first = known.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
