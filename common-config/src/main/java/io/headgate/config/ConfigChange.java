package io.headgate.config;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two documents.
 *
 * @param path where it is, with ids instead of positions: {@code clients[dealer-114].endpoints[dealer-114-crm].price}
 * @param before the old value as the document writes it: text, number, boolean, list or map; null when there was none
 * @param after the new value likewise
 * @param sentence what happens, for the person who publishes
 */
public record ConfigChange(
        String path,
        Kind kind,
        @Nullable Object before,
        @Nullable Object after,
        String sentence) {

    /** Whether something came, went, or became different. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
