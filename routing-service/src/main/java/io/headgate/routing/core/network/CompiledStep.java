package io.headgate.routing.core.network;

import io.headgate.config.condition.CompiledCondition;
import io.headgate.model.config.Algorithm;
import io.headgate.model.config.Pool;
import io.headgate.model.config.ShareOf;
import io.headgate.model.config.Step;
import io.headgate.model.config.TieBreaker;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CapCalendar;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.eligibility.EligibilityRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan, ready to run.
 *
 * @param key plan and step, as the step's counters name them
 * @param tallies how the names of its tallies begin
 * @param pool the listed endpoints in their standing order; null when the candidates come from territory rights
 * @param orderedOnly whether only those who ordered such leads may have them
 * @param measures whether distances matter
 * @param days in which it keeps its tallies, in the brand's zone
 * @param shares of a percentage, in ten-thousandths of a percent
 * @param rules those that may exclude somebody here
 */
public record CompiledStep(
        String key,
        String tallies,
        Step step,
        @Nullable CompiledCondition condition,
        @Nullable List<PoolMember> pool,
        boolean orderedOnly,
        boolean measures,
        CapCalendar days,
        TieBreak tieBreak,
        @Nullable Money minPrice,
        Map<String, Long> shares,
        List<CompiledCap> caps,
        int rules) {

    public static int rules(boolean orderedOnly, @Nullable Money minPrice, List<CompiledCap> caps) {
        return EligibilityRule.OPEN_ORDER.onlyIf(orderedOnly)
                | EligibilityRule.PRICE_FLOOR.onlyIf(minPrice != null)
                | CapCompiler.rules(caps);
    }

    public String id() {
        return step.id();
    }

    /** What the endpoint got here. */
    public String tallyKey(String endpointId) {
        return tallies + endpointId;
    }

    /** What was due to it, where that grows only while it qualifies. */
    public String dueKey(String endpointId) {
        return tallyKey(endpointId) + ":due";
    }

    public boolean isFair() {
        return switch (step.algorithm()) {
            case ROUND_ROBIN, WEIGHTED, PERCENTAGE -> true;
            case PRIORITY, HIGHEST_PRICE, ORDER_PRIORITY, SOLD_COUNT, TOP_PERFORMER, LEAST_LOADED, NEAREST -> false;
        };
    }

    /** Whether shares grow only while their holders qualify. */
    public boolean countsDue() {
        return step.algorithm() == Algorithm.PERCENTAGE && step.shareOf() == ShareOf.QUALIFIED;
    }

    public long weight(Candidate candidate) {
        return switch (step.algorithm()) {
            case WEIGHTED -> candidate.weight();
            case PERCENTAGE -> shares.getOrDefault(candidate.id(), 0L);
            default -> 1;
        };
    }

    /** Whether whoever ordered such leads is a candidate, and nobody else. */
    public boolean poolOfOrders() {
        return step.pool() instanceof Pool.Orders;
    }

    public static boolean measures(Step step, boolean anyZoneMeasures) {
        return anyZoneMeasures
                || step.algorithm() == Algorithm.NEAREST
                || step.tieBreakers().contains(TieBreaker.DISTANCE);
    }

    public static boolean orderedOnly(Step step) {
        return step.pool() instanceof Pool.Orders
                || step.algorithm() == Algorithm.ORDER_PRIORITY
                || step.algorithm() == Algorithm.SOLD_COUNT;
    }

    // Compiled once per network: the same step is the same object, and looking one up must not read all of it.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
