package io.headgate.routing.core.network.compile;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.PoolMember;
import io.headgate.routing.core.network.TieBreak;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles the steps of a document's plans. */
public final class StepCompiler {

    private static final int SHARE_DECIMALS = 4;

    private final ConfigDocument document;
    private final Map<String, CompiledEndpoint> endpoints;
    private final ZoneId zone;
    private final CalendarCache calendars;
    private final ConditionCache conditions;
    private final boolean zonesMeasure;

    public StepCompiler(
            ConfigDocument document,
            Map<String, CompiledEndpoint> endpoints,
            ZoneId zone,
            CalendarCache calendars,
            ConditionCache conditions) {
        this.document = document;
        this.endpoints = endpoints;
        this.zone = zone;
        this.calendars = calendars;
        this.conditions = conditions;
        zonesMeasure = CompiledNetwork.anyZoneMeasures(document);
    }

    public List<CompiledStep> compile(Plan plan) {
        return plan.steps().stream().map(step -> step(plan, step)).toList();
    }

    private CompiledStep step(Plan plan, Step step) {
        var minPrice = step.minPrice() == null ? null : CompiledNetwork.money(step.minPrice(), document);
        var orderedOnly = CompiledStep.orderedOnly(step);
        var key = plan.id() + "/" + step.id();
        var caps = new CapCompiler(calendars, CapOwner.STEP, key, true, zone, null).compile(step.caps());
        return new CompiledStep(
                key,
                "step:" + key + ":",
                step,
                conditions.of(step.condition()),
                members(pool(step)),
                orderedOnly,
                CompiledStep.measures(step, zonesMeasure),
                calendars.of(CapPeriod.DAY, zone),
                TieBreak.ofStep(step.tieBreakers()),
                minPrice,
                shares(step),
                caps,
                CompiledStep.rules(orderedOnly, minPrice, caps));
    }

    private static @Nullable List<PoolMember> members(@Nullable List<CompiledEndpoint> pool) {
        if (pool == null) {
            return null;
        }
        var order = IntStream.range(0, pool.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> pool.get(i).endpoint().priority()))
                .toList();
        var members = new ArrayList<PoolMember>(pool.size());
        for (var standing = 0; standing < order.size(); standing++) {
            var position = order.get(standing);
            members.add(new PoolMember(pool.get(position), position, standing));
        }
        return List.copyOf(members);
    }

    private @Nullable List<CompiledEndpoint> pool(Step step) {
        return switch (step.pool()) {
            case Pool.Territories() -> null;
            case Pool.Orders() ->
                endpoints.values().stream()
                        .filter(endpoint -> !endpoint.orders().isEmpty())
                        .toList();
            case Pool.Tagged(var tag) ->
                endpoints.values().stream()
                        .filter(endpoint -> endpoint.endpoint().tags().contains(tag))
                        .toList();
            case Pool.Endpoints(var ids) ->
                ids.stream()
                        .distinct()
                        .filter(endpoints::containsKey)
                        .map(endpoints::get)
                        .toList();
        };
    }

    private static Map<String, Long> shares(Step step) {
        var shares = new HashMap<String, Long>();
        step.shares()
                .forEach((id, share) ->
                        shares.put(id, share.movePointRight(SHARE_DECIMALS).longValue()));
        return Map.copyOf(shares);
    }
}
