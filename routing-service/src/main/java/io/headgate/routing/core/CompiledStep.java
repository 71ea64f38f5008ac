package io.headgate.routing.core;

import io.headgate.config.condition.CompiledCondition;
import io.headgate.model.config.Algorithm;
import io.headgate.model.config.Pool;
import io.headgate.model.config.ShareOf;
import io.headgate.model.config.Step;
import io.headgate.model.config.TieBreaker;
import io.headgate.model.shared.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan, ready to run.
 *
 * @param pool the listed endpoints; null when the candidates come from territory rights
 * @param orderedOnly whether only those who ordered such leads may have them
 * @param measures whether distances matter
 * @param shares of a percentage, in ten-thousandths of a percent
 */
record CompiledStep(
        String planId,
        Step step,
        @Nullable CompiledCondition condition,
        @Nullable List<CompiledEndpoint> pool,
        boolean orderedOnly,
        boolean measures,
        TieBreak tieBreak,
        @Nullable Money minPrice,
        Map<String, Long> shares,
        List<CompiledCap> caps) {

    String id() {
        return step.id();
    }

    String key() {
        return planId + "/" + step.id();
    }

    /** What the endpoint got here. */
    String tallyKey(String endpointId) {
        return "step:" + key() + ":" + endpointId;
    }

    /** What was due to it, where that grows only while it qualifies. */
    String dueKey(String endpointId) {
        return tallyKey(endpointId) + ":due";
    }

    boolean isFair() {
        return switch (step.algorithm()) {
            case ROUND_ROBIN, WEIGHTED, PERCENTAGE -> true;
            case PRIORITY, HIGHEST_PRICE, ORDER_PRIORITY, SOLD_COUNT, TOP_PERFORMER, LEAST_LOADED, NEAREST -> false;
        };
    }

    /** Whether shares grow only while their holders qualify. */
    boolean countsDue() {
        return step.algorithm() == Algorithm.PERCENTAGE && step.shareOf() == ShareOf.QUALIFIED;
    }

    long weight(Candidate candidate) {
        return switch (step.algorithm()) {
            case WEIGHTED -> candidate.weight();
            case PERCENTAGE -> shares.getOrDefault(candidate.id(), 0L);
            default -> 1;
        };
    }

    /** Whether whoever ordered such leads is a candidate, and nobody else. */
    boolean poolOfOrders() {
        return step.pool() instanceof Pool.Orders;
    }

    static boolean measures(Step step, boolean anyZoneMeasures) {
        return anyZoneMeasures
                || step.algorithm() == Algorithm.NEAREST
                || step.tieBreakers().contains(TieBreaker.DISTANCE);
    }

    static boolean orderedOnly(Step step) {
        return step.pool() instanceof Pool.Orders
                || step.algorithm() == Algorithm.ORDER_PRIORITY
                || step.algorithm() == Algorithm.SOLD_COUNT;
    }
}
