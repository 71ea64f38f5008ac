package io.headgate.routing.core.network;

import io.headgate.config.condition.evaluation.CompiledCondition;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import io.headgate.model.config.TieBreaker;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CapCalendar;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a plan, ready to run. */
public final class CompiledStep {

    private static final int SHARE_DECIMALS = 4;

    /**
     * What the compiler resolved of a step.
     *
     * @param pool the listed endpoints in their standing order; null when the candidates come from territory rights
     * @param days in which it keeps its tallies, in the zone of the brand
     * @param zonesMeasure whether a tie in an overlap zone is broken by distance
     * @param rules those that may exclude a candidate here
     */
    public record Resolved(
            @Nullable CompiledCondition condition,
            @Nullable List<PoolMember> pool,
            @Nullable Money minPrice,
            CapCalendar days,
            boolean zonesMeasure,
            List<CompiledCap> caps,
            int rules) {}

    private final String key;
    private final String tallies;
    private final Step step;
    private final @Nullable CompiledCondition condition;
    private final @Nullable List<PoolMember> pool;
    private final boolean orderedOnly;
    private final boolean measures;
    private final CapCalendar days;
    private final TieBreak tieBreak;
    private final @Nullable Money minPrice;
    private final Map<String, Long> shares;
    private final List<CompiledCap> caps;
    private final int rules;

    public CompiledStep(String key, Step step, Resolved resolved) {
        this.key = key;
        this.step = step;
        tallies = CounterKey.tallyPrefix(key);
        condition = resolved.condition();
        pool = resolved.pool() == null ? null : List.copyOf(resolved.pool());
        orderedOnly = isOrderedOnly(step);
        measures = resolved.zonesMeasure()
                || step.algorithm().measuresDistance()
                || step.tieBreakers().stream().anyMatch(TieBreaker::measuresDistance);
        days = resolved.days();
        tieBreak = TieBreak.ofStep(step.tieBreakers());
        minPrice = resolved.minPrice();
        shares = shares(step);
        caps = List.copyOf(resolved.caps());
        rules = resolved.rules();
    }

    /** Whether only those who ordered such leads may have them in such a step. */
    public static boolean isOrderedOnly(Step step) {
        return step.pool() instanceof Pool.Orders || step.algorithm().needsOrders();
    }

    private static Map<String, Long> shares(Step step) {
        var shares = new HashMap<String, Long>();
        step.shares()
                .forEach((id, share) ->
                        shares.put(id, share.movePointRight(SHARE_DECIMALS).longValue()));
        return Map.copyOf(shares);
    }

    /** Plan and step, as the counters of the step name them. */
    public String key() {
        return key;
    }

    public Step step() {
        return step;
    }

    public @Nullable CompiledCondition condition() {
        return condition;
    }

    /** The listed endpoints in their standing order; null when the candidates come from territory rights. */
    public @Nullable List<PoolMember> pool() {
        return pool;
    }

    /** Whether only those who ordered such leads may have them. */
    public boolean orderedOnly() {
        return orderedOnly;
    }

    /** Whether distances matter, so that they are worked out for every candidate. */
    public boolean measures() {
        return measures;
    }

    /** The days in which it keeps its tallies, in the zone of the brand. */
    public CapCalendar days() {
        return days;
    }

    public TieBreak tieBreak() {
        return tieBreak;
    }

    public @Nullable Money minPrice() {
        return minPrice;
    }

    public List<CompiledCap> caps() {
        return caps;
    }

    public int rules() {
        return rules;
    }

    public String id() {
        return step.id();
    }

    /** The share of the endpoint in ten-thousandths of a percent; 0 where it has none. */
    public long shareOf(String endpointId) {
        return shares.getOrDefault(endpointId, 0L);
    }

    /** The counter of what the endpoint got here. */
    public CounterKey tallyKey(String endpointId) {
        return CounterKey.ofTally(tallies, endpointId);
    }

    /** The counter of what was due to the endpoint, where that grows only while it qualifies. */
    public CounterKey dueKey(String endpointId) {
        return CounterKey.ofDue(tallies, endpointId);
    }

    /** Whether whoever ordered such leads is a candidate, and nobody else. */
    public boolean poolOfOrders() {
        return step.pool() instanceof Pool.Orders;
    }
}
