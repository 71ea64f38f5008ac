package io.headgate.routing.core.network.compile;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import io.headgate.model.config.TieBreaker;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.eligibility.EligibilityRules;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.PoolMember;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles the steps of a document's plans. */
final class StepCompiler {

    private final ConfigDocument document;
    private final Map<String, CompiledEndpoint> endpoints;
    private final ZoneId zone;
    private final CalendarCache calendars;
    private final ConditionCache conditions;
    private final boolean zonesMeasure;

    StepCompiler(
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
        zonesMeasure = document.overlapZones().stream()
                .flatMap(overlap -> overlap.tieBreakers().stream())
                .anyMatch(TieBreaker::measuresDistance);
    }

    List<CompiledStep> compile(Plan plan) {
        return plan.steps().stream().map(step -> step(plan, step)).toList();
    }

    private CompiledStep step(Plan plan, Step step) {
        var minPrice = step.minPrice() == null ? null : NetworkCompiler.money(step.minPrice(), document);
        var key = plan.id() + "/" + step.id();
        var caps = new CapCompiler(calendars, CapOwner.STEP, key, true, zone, null).compile(step.caps());
        var rules = EligibilityRules.ofStep(CompiledStep.isOrderedOnly(step), minPrice) | EligibilityRules.ofCaps(caps);
        var resolved = new CompiledStep.Resolved(
                conditions.compiledOf(step.condition()),
                members(pool(step)),
                minPrice,
                calendars.calendarOf(CapPeriod.DAY, zone),
                zonesMeasure,
                caps,
                rules);
        return new CompiledStep(key, step, resolved);
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
}
