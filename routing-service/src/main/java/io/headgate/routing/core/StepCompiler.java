package io.headgate.routing.core;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the steps of a document's plans. */
final class StepCompiler {

    private static final int SHARE_DECIMALS = 4;

    private final ConfigDocument document;
    private final Map<String, CompiledEndpoint> endpoints;
    private final ZoneId zone;
    private final boolean zonesMeasure;

    StepCompiler(ConfigDocument document, Map<String, CompiledEndpoint> endpoints, ZoneId zone) {
        this.document = document;
        this.endpoints = endpoints;
        this.zone = zone;
        zonesMeasure = CompiledNetwork.anyZoneMeasures(document);
    }

    List<CompiledStep> compile(Plan plan) {
        return plan.steps().stream().map(step -> step(plan, step)).toList();
    }

    private CompiledStep step(Plan plan, Step step) {
        var minPrice = step.minPrice();
        var key = plan.id() + "/" + step.id();
        return new CompiledStep(
                plan.id(),
                step,
                CompiledNetwork.condition(step.condition()),
                pool(step),
                CompiledStep.orderedOnly(step),
                CompiledStep.measures(step, zonesMeasure),
                TieBreak.ofStep(step.tieBreakers()),
                minPrice == null ? null : CompiledNetwork.money(minPrice, document),
                shares(step),
                new CapCompiler(CapOwner.STEP, key, true, zone, null).compile(step.caps()));
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
