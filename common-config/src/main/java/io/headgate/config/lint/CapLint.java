package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.EnumNames;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Client;
import io.headgate.model.config.Endpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds caps that another cap makes pointless, and money caps that not one lead fits in. */
final class CapLint {

    private static final Map<CapPeriod, Set<CapPeriod>> LONGER = Map.of(
            CapPeriod.HOUR,
            EnumSet.of(CapPeriod.DAY, CapPeriod.WEEK, CapPeriod.MONTH, CapPeriod.INTERVAL, CapPeriod.TOTAL),
            CapPeriod.DAY,
            EnumSet.of(CapPeriod.WEEK, CapPeriod.MONTH, CapPeriod.INTERVAL, CapPeriod.TOTAL),
            // A week lies in two months at times, so neither bounds the other.
            CapPeriod.WEEK,
            EnumSet.of(CapPeriod.TOTAL),
            CapPeriod.MONTH,
            EnumSet.of(CapPeriod.TOTAL),
            CapPeriod.INTERVAL,
            EnumSet.of(CapPeriod.TOTAL),
            CapPeriod.TOTAL,
            EnumSet.noneOf(CapPeriod.class),
            CapPeriod.CONCURRENT,
            EnumSet.noneOf(CapPeriod.class));

    /** A cap where it stands. */
    record Placed(String path, Cap cap) {}

    private final Lint lint;
    private final Map<String, List<ExpandedRight>> rights;
    private final Map<String, List<BigDecimal>> orderPrices = new HashMap<>();

    CapLint(Lint lint) {
        this.lint = lint;
        rights = lint.rightsByEndpoint();
        lint.document().orders().forEach(order -> Stream.ofNullable(order.price())
                .forEach(price -> orderPrices
                        .computeIfAbsent(order.endpoint(), _ -> new ArrayList<>())
                        .add(price)));
    }

    void check() {
        var clients = lint.document().clients();
        for (var i = 0; i < clients.size(); i++) {
            var client = clients.get(i);
            var own = placed("clients[" + i + "].caps", client.caps());
            pointless(own, own);
            nothingFits(own, cheapest(client));
        }
        lint.eachEndpoint((path, endpoint) -> {
            var own = placed(path + ".caps", endpoint.caps());
            pointless(own, joined(own, clientCaps(endpoint)));
            nothingFits(own, cheapest(endpoint));
        });
        for (var right : lint.rights()) {
            right(right);
        }
        orders();
        for (var i = 0; i < lint.document().plans().size(); i++) {
            var steps = lint.document().plans().get(i).steps();
            for (var j = 0; j < steps.size(); j++) {
                var own = placed(
                        "plans[%d].steps[%d].caps".formatted(i, j), steps.get(j).caps());
                pointless(own, own);
            }
        }
    }

    private void right(ExpandedRight right) {
        var endpoint = lint.index().endpointsById().get(right.territory().endpoint());
        if (right.territory().caps().isEmpty() || endpoint == null) {
            return;
        }
        var own = placed(right.path() + ".caps", right.territory().caps());
        pointless(own, joined(own, endpointCaps(endpoint), clientCaps(endpoint)));
        var price = right.territory().price() == null
                ? endpoint.price()
                : right.territory().price();
        nothingFits(own, least(Stream.concat(Stream.of(price), offered(endpoint))));
    }

    private void orders() {
        var orders = lint.document().orders();
        for (var i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            var endpoint = lint.index().endpointsById().get(order.endpoint());
            if (!order.caps().isEmpty() && endpoint != null) {
                var own = placed("orders[" + i + "].caps", order.caps());
                pointless(own, joined(own, endpointCaps(endpoint), clientCaps(endpoint)));
                nothingFits(own, order.price() == null ? cheapest(endpoint) : order.price());
            }
        }
    }

    private void pointless(List<Placed> own, List<Placed> all) {
        for (var each : own) {
            all.stream()
                    .filter(other -> !other.path().equals(each.path()) && makesPointless(other.cap(), each.cap()))
                    .findFirst()
                    .ifPresent(other -> lint.report()
                            .lint(
                                    each.path(),
                                    ConfigCode.CONTRADICTING_CAPS,
                                    "%s can never be reached: %s (%s) comes first."
                                            .formatted(words(each.cap()), words(other.cap()), other.path())));
        }
    }

    /** Whether everything that the second counts counts in the first as well, whose window is no shorter and limit lower. */
    private static boolean makesPointless(Cap wide, Cap narrow) {
        var window = wide.per() == narrow.per()
                ? wide.per() != CapPeriod.INTERVAL
                : LONGER.getOrDefault(narrow.per(), Set.of()).contains(wide.per());
        return window
                && wide.unit() == narrow.unit()
                && wide.basis() == narrow.basis()
                && ExpandedRight.includes(wide.sources(), narrow.sources())
                && ExpandedRight.includes(wide.serviceLines(), narrow.serviceLines())
                && wide.limit().compareTo(narrow.limit()) < 0;
    }

    private void nothingFits(List<Placed> caps, @Nullable BigDecimal cheapest) {
        for (var each : caps) {
            if (cheapest != null
                    && each.cap().unit() == CapUnit.MONEY
                    && each.cap().limit().compareTo(cheapest) < 0) {
                lint.report()
                        .lint(
                                each.path() + ".limit",
                                ConfigCode.CONTRADICTING_CAPS,
                                "Nothing ever fits in %s: the cheapest lead costs %s."
                                        .formatted(words(each.cap()), cheapest.toPlainString()));
            }
        }
    }

    private @Nullable BigDecimal cheapest(Client client) {
        return least(client.endpoints().stream().map(this::cheapest));
    }

    private BigDecimal cheapest(Endpoint endpoint) {
        var byRight = rights.getOrDefault(endpoint.id(), List.of()).stream()
                .flatMap(right -> Stream.ofNullable(right.territory().price()));
        var cheapest = least(Stream.concat(byRight, offered(endpoint)));
        return cheapest == null ? endpoint.price() : cheapest.min(endpoint.price());
    }

    private Stream<BigDecimal> offered(Endpoint endpoint) {
        return Stream.concat(
                Stream.ofNullable(endpoint.exclusivePrice()),
                orderPrices.getOrDefault(endpoint.id(), List.of()).stream());
    }

    private static @Nullable BigDecimal least(Stream<BigDecimal> prices) {
        return prices.reduce(BigDecimal::min).orElse(null);
    }

    private List<Placed> clientCaps(Endpoint endpoint) {
        var client = lint.index().clientOfEndpoint().get(endpoint.id());
        return client == null ? List.of() : placed("the client's caps", client.caps());
    }

    private static List<Placed> endpointCaps(Endpoint endpoint) {
        return placed("the endpoint's caps", endpoint.caps());
    }

    @SafeVarargs
    private static List<Placed> joined(List<Placed>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    static List<Placed> placed(String path, List<Cap> caps) {
        var placed = new ArrayList<Placed>();
        for (var i = 0; i < caps.size(); i++) {
            placed.add(new Placed(path + "[" + i + "]", caps.get(i)));
        }
        return placed;
    }

    /** The cap as people say it: 40 per day. */
    static String words(Cap cap) {
        var amount = cap.limit().toPlainString() + (cap.unit() == CapUnit.MONEY ? " in money" : "");
        return switch (cap.per()) {
            case TOTAL -> amount + " in total";
            case CONCURRENT -> amount + " at once";
            case INTERVAL -> "%s per %s days".formatted(amount, cap.days());
            case HOUR, DAY, WEEK, MONTH -> amount + " per " + EnumNames.word(cap.per());
        };
    }
}
