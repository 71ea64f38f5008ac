package io.headgate.config.lint;

import io.headgate.config.area.ZipSet;
import io.headgate.config.rules.ConditionRules;
import io.headgate.config.rules.DocumentIndex;
import io.headgate.config.rules.ValidationReport;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.Order;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the questions about the network as a whole share. They ask whether what is written makes sense together, and
 * warn; whatever is plainly wrong was reported before.
 */
public record Lint(
        ConfigDocument document,
        DocumentIndex index,
        ValidationReport report,
        LocalDate today,
        LocalDate holidaysUntil,
        ConditionRules conditions,
        PlanCoverage coverage,
        List<ExpandedRight> rights,
        List<ZipSet> zones) {

    /** Asks all of them. */
    public void check(@Nullable RecentVolumes volumes) {
        new ExpiryLint(this).check();
        new HolidayLint(this).check();
        new MoneyLint(this).check();
        new CapLint(this).check();
        new OrderCapacityLint(this).check();
        new StepLint(this).check();
        new LicenceLint(this).check();
        new CoverageLint(this, volumes).check();
        new ContenderLint(this).check();
    }

    /** Every endpoint with its path, the first of two equal ids only. */
    void eachEndpoint(BiConsumer<String, Endpoint> visit) {
        var seen = new HashSet<String>();
        for (var i = 0; i < document.clients().size(); i++) {
            var endpoints = document.clients().get(i).endpoints();
            for (var j = 0; j < endpoints.size(); j++) {
                if (seen.add(endpoints.get(j).id())) {
                    visit.accept("clients[" + i + "].endpoints[" + j + "]", endpoints.get(j));
                }
            }
        }
    }

    /** The active plans by their position. */
    void eachPlan(BiConsumer<Integer, Plan> visit) {
        for (var i = 0; i < document.plans().size(); i++) {
            if (document.plans().get(i).status() == ActiveStatus.ACTIVE) {
                visit.accept(i, document.plans().get(i));
            }
        }
    }

    Map<String, List<ExpandedRight>> rightsByEndpoint() {
        var found = new HashMap<String, List<ExpandedRight>>();
        rights.forEach(right -> found.computeIfAbsent(right.territory().endpoint(), _ -> new ArrayList<>())
                .add(right));
        return found;
    }

    /** The lists of ids behind a step's pool, or null when the lead's place or the orders decide. */
    @Nullable
    List<String> listed(Step step) {
        return switch (step.pool()) {
            case Pool.Endpoints(var ids) -> ids;
            case Pool.Tagged(var tag) -> index.tagged(tag);
            case Pool.Territories _, Pool.Orders _ -> null;
        };
    }

    boolean isEnabled(String endpoint) {
        var found = index.endpointsById().get(endpoint);
        return found != null && found.status() != EndpointStatus.DISABLED;
    }

    /** Whether leads may still fill the order. */
    boolean isOpen(Order order) {
        return order.status() == ActiveStatus.ACTIVE
                && (order.to() == null || !order.to().isBefore(today))
                && isEnabled(order.endpoint());
    }

    /** Whether the order takes leads of one of these service lines. */
    static boolean takes(Order order, Set<String> lines) {
        return order.serviceLines().isEmpty() || order.serviceLines().stream().anyMatch(lines::contains);
    }
}
