package io.headgate.routing.core.context;

import java.util.Set;

/**
 * What earlier rounds of the same lead left behind.
 *
 * @param round 1 for the first
 * @param excluded endpoints that were tried before
 */
public record RoundState(int round, Set<String> excluded) {

    public static final RoundState FIRST = new RoundState(1, Set.of());

    public RoundState {
        excluded = Set.copyOf(excluded);
    }
}
