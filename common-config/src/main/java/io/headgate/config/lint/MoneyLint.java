package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.CostModel;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.ReturnPolicy;
import io.headgate.model.config.Source;
import io.headgate.model.config.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what costs the brand money by the terms alone: returns that a client may make and the source no longer takes,
 * and prices below what the lead costs. Who never meets by service line, or says that it does not take the source, is
 * not compared.
 */
final class MoneyLint {

    private static final int SHOWN = 3;

    private final Lint lint;
    private final Map<String, Set<String>> linesOf = new HashMap<>();
    private final BigDecimal mostRecipients;

    MoneyLint(Lint lint) {
        this.lint = lint;
        var most = new int[] {1};
        lint.eachPlan((position, plan) -> {
            for (var step : plan.steps()) {
                most[0] = Math.max(most[0], step.recipients());
                listed(position, step);
            }
        });
        mostRecipients = BigDecimal.valueOf(most[0]);
        for (var right : lint.rights()) {
            if (!right.hasEnded(lint.today())) {
                gets(right.territory().endpoint(), right.territory().serviceLines());
            }
        }
        lint.document().orders().stream()
                .filter(lint::isOpen)
                .forEach(order -> gets(order.endpoint(), order.serviceLines()));
    }

    void check() {
        eachSource((path, source) -> {
            if (source.contract().cost().model() == CostModel.CPL
                    && source.contract().cost().amount().signum() > 0) {
                returns(path, source);
                prices(source);
            }
        });
    }

    private void listed(int plan, Step step) {
        var ids = lint.listed(step);
        if (ids != null) {
            ids.forEach(id -> gets(id, lint.coverage().linesOf(plan)));
        }
    }

    private void gets(String endpoint, Collection<String> lines) {
        linesOf.computeIfAbsent(endpoint, _ -> new LinkedHashSet<>())
                .addAll(lines.isEmpty() ? lint.index().serviceLines().ids() : lines);
    }

    private void returns(String path, Source source) {
        var longer = new ArrayList<String>();
        var taken = window(source.contract().returns());
        for (var client : lint.document().clients()) {
            var given = window(client.returns());
            if (given.compareTo(taken) > 0
                    && client.endpoints().stream().anyMatch(endpoint -> meets(endpoint, source))) {
                longer.add("%s for %s".formatted(client.id(), words(given)));
            }
        }
        if (!longer.isEmpty()) {
            lint.report()
                    .lint(
                            path + ".contract.returns",
                            ConfigCode.RETURNS_NOT_COVERED,
                            "%s takes leads back for %s, and clients may return them for longer (%s): what comes back after that stays paid for."
                                    .formatted(source.id(), words(taken), some(longer)));
        }
    }

    private void prices(Source source) {
        var cost = source.contract().cost().amount();
        lint.eachEndpoint((path, endpoint) -> {
            if (meets(endpoint, source) && losesOn(endpoint.price(), cost)) {
                below(path + ".price", endpoint.id(), endpoint.price(), source, cost);
            }
        });
        for (var right : lint.rights()) {
            var territory = right.territory();
            if (!right.hasEnded(lint.today())
                    && ExpandedRight.meet(territory.serviceLines(), source.serviceLines())
                    && takes(territory.endpoint(), source)
                    && losesOn(territory.price(), cost)) {
                below(right.path() + ".price", territory.endpoint(), territory.price(), source, cost);
            }
        }
        var orders = lint.document().orders();
        for (var i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            if (lint.isOpen(order)
                    && ExpandedRight.meet(order.serviceLines(), source.serviceLines())
                    && ExpandedRight.meet(order.sources(), List.of(source.id()))
                    && takes(order.endpoint(), source)
                    && losesOn(order.price(), cost)) {
                below("orders[" + i + "].price", order.endpoint(), order.price(), source, cost);
            }
        }
    }

    private void below(String path, String endpoint, @Nullable BigDecimal price, Source source, BigDecimal cost) {
        if (price != null) {
            lint.report()
                    .lint(
                            path,
                            ConfigCode.PRICE_BELOW_COST,
                            "%s pays %s for a lead of %s that costs %s."
                                    .formatted(endpoint, price.toPlainString(), source.id(), cost.toPlainString()));
        }
    }

    /** Whether even the most buyers together would pay less. Who pays nothing, such as a call centre, is no sale. */
    private boolean losesOn(@Nullable BigDecimal price, BigDecimal cost) {
        return price != null
                && price.signum() > 0
                && price.multiply(mostRecipients).compareTo(cost) < 0;
    }

    private boolean takes(String endpoint, Source source) {
        var found = lint.index().endpointsById().get(endpoint);
        return found != null && takes(found, source);
    }

    private static boolean takes(Endpoint endpoint, Source source) {
        return endpoint.status() != EndpointStatus.DISABLED
                && ExpandedRight.meet(endpoint.accepts().sources(), List.of(source.id()))
                && !endpoint.accepts().exceptSources().contains(source.id());
    }

    private boolean meets(Endpoint endpoint, Source source) {
        var lines = linesOf.get(endpoint.id());
        return lines != null && takes(endpoint, source) && ExpandedRight.meet(source.serviceLines(), lines);
    }

    private void eachSource(BiConsumer<String, Source> visit) {
        var vendors = lint.document().vendors();
        for (var i = 0; i < vendors.size(); i++) {
            var sources = vendors.get(i).sources();
            for (var j = 0; j < sources.size(); j++) {
                if (sources.get(j).status() == ActiveStatus.ACTIVE) {
                    visit.accept("vendors[%d].sources[%d]".formatted(i, j), sources.get(j));
                }
            }
        }
    }

    private static Duration window(@Nullable ReturnPolicy policy) {
        return policy == null ? Duration.ZERO : policy.window();
    }

    private static String words(Duration window) {
        if (window.isZero()) {
            return "no time at all";
        }
        return window.compareTo(Duration.ofDays(2)) > 0 && window.toHours() % 24 == 0
                ? window.toDays() + " days"
                : window.toHours() + " hours";
    }

    private static String some(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? "%s and %,d more".formatted(shown, names.size() - SHOWN) : shown;
    }
}
