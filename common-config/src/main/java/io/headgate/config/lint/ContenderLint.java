package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.config.condition.Truth;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds active endpoints that something leads to and that nothing can bring a lead. Each way to an endpoint, a listing
 * in a step, a right, or an order, is either open or closed for a stated reason; one open way is enough.
 */
final class ContenderLint {

    private static final int SHOWN_REASONS = 3;

    private final Lint lint;
    private final UndisputedRights undisputed;
    private final Map<String, Set<String>> closed = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, BigDecimal> bestOffer = new HashMap<>();

    ContenderLint(Lint lint) {
        this.lint = lint;
        undisputed = new UndisputedRights(lint);
        lint.index().endpointsById().values().forEach(this::offer);
        lint.document().orders().forEach(order -> Stream.ofNullable(order.price())
                .forEach(price -> bestOffer.merge(order.endpoint(), price, BigDecimal::max)));
    }

    private void offer(Endpoint endpoint) {
        var exclusive = endpoint.exclusivePrice();
        bestOffer.put(endpoint.id(), exclusive == null ? endpoint.price() : exclusive.max(endpoint.price()));
    }

    void check() {
        lint.eachPlan((position, plan) -> plan.steps().forEach(step -> listed(plan, step)));
        rights();
        orders();
        lint.eachEndpoint(this::tell);
    }

    private void listed(Plan plan, Step step) {
        var ids = lint.listed(step);
        if (ids == null) {
            return;
        }
        for (var id : ids) {
            var endpoint = lint.index().endpointsById().get(id);
            if (endpoint != null) {
                var reason = closedStep(plan, step, bestOffer.getOrDefault(id, BigDecimal.ZERO))
                        .or(() -> preferred(step, ids, endpoint)
                                .map(other -> "step %s of plan %s prefers %s, which takes whatever comes"
                                        .formatted(step.id(), plan.id(), other)));
                way(id, reason);
            }
        }
    }

    private void way(String endpoint, Optional<String> closedBecause) {
        closedBecause.ifPresentOrElse(
                reason -> closed.computeIfAbsent(endpoint, _ -> new LinkedHashSet<>())
                        .add(reason),
                () -> open.add(endpoint));
    }

    private Optional<String> closedStep(Plan plan, Step step, BigDecimal most) {
        if (lint.conditions().truth(step.condition()) == Truth.NEVER) {
            return Optional.of("the condition of step %s of plan %s never holds".formatted(step.id(), plan.id()));
        }
        return step.minPrice() == null || most.compareTo(step.minPrice()) >= 0
                ? Optional.empty()
                : Optional.of("it pays %s at most and step %s of plan %s asks for %s"
                        .formatted(
                                most.toPlainString(),
                                step.id(),
                                plan.id(),
                                step.minPrice().toPlainString()));
    }

    /** Somebody in the pool who always comes first. */
    private Optional<String> preferred(Step step, List<String> pool, Endpoint endpoint) {
        // Tie-breakers, the step's and those of zones, go before the priority.
        if (!step.algorithm().goesByPriorityAlone()
                || step.recipients() > 1
                || !step.tieBreakers().isEmpty()
                || !lint.zones().isEmpty()) {
            return Optional.empty();
        }
        return pool.stream()
                .flatMap(id -> Stream.ofNullable(lint.index().endpointsById().get(id)))
                .filter(other -> other.priority() < endpoint.priority())
                .filter(undisputed::takesWhateverComes)
                .filter(other -> step.minPrice() == null
                        || undisputed.least(other.id(), other.price()).compareTo(step.minPrice()) >= 0)
                .map(Endpoint::id)
                .findFirst();
    }

    private void rights() {
        for (var right : lint.rights()) {
            var territory = right.territory();
            if (right.hasEnded(lint.today())) {
                way(territory.endpoint(), Optional.of("a right of it ended on " + territory.to()));
                continue;
            }
            var above = undisputed.above(right);
            if (above.isPresent()) {
                way(
                        territory.endpoint(),
                        Optional.of("%s holds a better right over all of %s and takes whatever comes"
                                .formatted(above.get(), right.path())));
                continue;
            }
            way(territory.endpoint(), noStepFor(right));
        }
    }

    /** Why no plan places by this right; empty when one does. */
    private Optional<String> noStepFor(ExpandedRight right) {
        var territory = right.territory();
        var most = bestOffer
                .getOrDefault(territory.endpoint(), BigDecimal.ZERO)
                .max(territory.price() == null ? BigDecimal.ZERO : territory.price());
        var reasons = new ArrayList<String>();
        var plans = lint.document().plans();
        for (var i = 0; i < plans.size(); i++) {
            var lines = lint.coverage().linesOf(i);
            var meets = ExpandedRight.meet(territory.serviceLines(), lines)
                    && ExpandedRight.meet(territory.segments(), plans.get(i).segments());
            for (var step : meets ? plans.get(i).steps() : List.<Step>of()) {
                if (step.pool() instanceof Pool.Territories && isActive(i)) {
                    var reason = closedStep(plans.get(i), step, most);
                    if (reason.isEmpty()) {
                        return reason;
                    }
                    reasons.add(reason.get());
                }
            }
        }
        return Optional.of(
                reasons.isEmpty() ? "no plan places the service lines of its rights by territory" : reasons.getFirst());
    }

    private boolean isActive(int plan) {
        return lint.document().plans().get(plan).status() == ActiveStatus.ACTIVE;
    }

    private void orders() {
        var asked = new ArrayList<Integer>();
        lint.eachPlan((position, plan) -> {
            if (plan.steps().stream().anyMatch(step -> step.pool() instanceof Pool.Orders)) {
                asked.add(position);
            }
        });
        for (var order : lint.document().orders()) {
            if (!lint.isOpen(order)) {
                way(order.endpoint(), Optional.of("its order %s is paused or has ended".formatted(order.id())));
            } else if (asked.stream()
                    .noneMatch(plan -> Lint.takes(order, lint.coverage().linesOf(plan)))) {
                way(order.endpoint(), Optional.of("no plan asks for its order %s".formatted(order.id())));
            } else {
                way(order.endpoint(), Optional.empty());
            }
        }
    }

    private void tell(String path, Endpoint endpoint) {
        if (endpoint.status() != EndpointStatus.ACTIVE) {
            return;
        }
        var accepts = endpoint.accepts();
        if (!accepts.sources().isEmpty() && accepts.exceptSources().containsAll(accepts.sources())) {
            never(path, endpoint, List.of("it takes the leads of no source"));
        } else if (!open.contains(endpoint.id()) && closed.containsKey(endpoint.id())) {
            never(path, endpoint, List.copyOf(closed.getOrDefault(endpoint.id(), Set.of())));
        }
    }

    private void never(String path, Endpoint endpoint, List<String> reasons) {
        var shown = String.join("; ", reasons.subList(0, Math.min(SHOWN_REASONS, reasons.size())));
        var more = reasons.size() > SHOWN_REASONS ? "; and so on" : "";
        lint.report().lint(path, ConfigCode.NEVER_WINS, "%s gets no lead: %s%s.".formatted(endpoint.id(), shown, more));
    }
}
