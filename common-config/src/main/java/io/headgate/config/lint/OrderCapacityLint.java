package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds orders that caps do not let be filled before they end: one for itself, or all of a client together. */
final class OrderCapacityLint {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS_OF_A_WEEK = 7;

    private final Lint lint;

    OrderCapacityLint(Lint lint) {
        this.lint = lint;
    }

    void check() {
        var ofClient = new HashMap<Integer, List<Order>>();
        var clients = lint.document().clients();
        var position = new HashMap<String, Integer>();
        for (var i = 0; i < clients.size(); i++) {
            for (var endpoint : clients.get(i).endpoints()) {
                position.putIfAbsent(endpoint.id(), i);
            }
        }
        var orders = lint.document().orders();
        for (var i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            var client = position.get(order.endpoint());
            if (client != null && lint.isOpen(order) && order.from() != null && order.to() != null) {
                if (!order("orders[" + i + "].quantity", order, client)) {
                    ofClient.computeIfAbsent(client, _ -> new ArrayList<>()).add(order);
                }
            }
        }
        ofClient.forEach(this::together);
    }

    private boolean order(String path, Order order, int client) {
        var endpoint = lint.index().endpointsById().get(order.endpoint());
        var caps = Stream.of(
                        CapLint.placed("its own caps", order.caps()),
                        CapLint.placed("the endpoint's caps", endpoint == null ? List.of() : endpoint.caps()),
                        CapLint.placed(
                                "clients[" + client + "].caps",
                                lint.document().clients().get(client).caps()))
                .flatMap(List::stream)
                .toList();
        for (var each : caps) {
            var most = most(each.cap(), order.from(), order.to());
            var need = need(each.cap(), order);
            if (most.isPresent() && need.isPresent() && most.get().compareTo(need.get()) < 0) {
                lint.report()
                        .lint(
                                path,
                                ConfigCode.CONTRADICTING_CAPS,
                                "The order can never be filled: %s (%s) lets at most %s through until %s, and it needs %s."
                                        .formatted(
                                                CapLint.words(each.cap()),
                                                each.path(),
                                                most.get().toPlainString(),
                                                order.to(),
                                                need.get().toPlainString()));
                return true;
            }
        }
        return false;
    }

    private void together(int client, List<Order> orders) {
        if (orders.size() < 2) {
            return;
        }
        var from = orders.stream()
                .flatMap(order -> Stream.ofNullable(order.from()))
                .min(LocalDate::compareTo);
        var to = orders.stream().flatMap(order -> Stream.ofNullable(order.to())).max(LocalDate::compareTo);
        for (var each : CapLint.placed(
                "clients[" + client + "].caps",
                lint.document().clients().get(client).caps())) {
            var needs = orders.stream().map(order -> need(each.cap(), order)).toList();
            var most = most(each.cap(), from.orElse(null), to.orElse(null));
            if (most.isPresent() && needs.stream().allMatch(Optional::isPresent)) {
                var sum = needs.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
                if (most.get().compareTo(sum) < 0) {
                    lint.report()
                            .lint(
                                    each.path(),
                                    ConfigCode.CONTRADICTING_CAPS,
                                    "The client's orders need %s until %s, and %s lets at most %s through."
                                            .formatted(
                                                    sum.toPlainString(),
                                                    to.orElseThrow(),
                                                    CapLint.words(each.cap()),
                                                    most.get().toPlainString()));
                }
            }
        }
    }

    /** What the order uses up of the cap; nothing when some of its leads do not count there. */
    private static Optional<BigDecimal> need(Cap cap, Order order) {
        if (!ExpandedRight.includes(cap.sources(), order.sources())
                || !ExpandedRight.includes(cap.serviceLines(), order.serviceLines())) {
            return Optional.empty();
        }
        var quantity = BigDecimal.valueOf(order.quantity());
        return cap.unit() == CapUnit.COUNT
                ? Optional.of(quantity)
                : Optional.ofNullable(order.price()).map(quantity::multiply);
    }

    /** The most that the cap lets through between the days, both included. */
    private static Optional<BigDecimal> most(Cap cap, @Nullable LocalDate from, @Nullable LocalDate to) {
        // A lead that is taken late counts in a window after the order's end.
        var counts = cap.basis() == CapBasis.ROUTED_AT;
        if (!counts || from == null || to == null || from.isAfter(to)) {
            return Optional.empty();
        }
        var days = ChronoUnit.DAYS.between(from, to) + 1;
        var months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
        // On one day of the year the clock goes back an hour.
        var windows =
                switch (cap.per()) {
                    case HOUR -> days * HOURS_OF_A_DAY + 1 + days / 365;
                    case DAY -> days;
                    case WEEK -> days / DAYS_OF_A_WEEK + 2;
                    case MONTH -> months;
                    case INTERVAL -> cap.days() == null || cap.days() < 1 ? 0 : days / cap.days() + 2;
                    case TOTAL -> 1;
                    case CONCURRENT -> 0;
                };
        return windows == 0 ? Optional.empty() : Optional.of(cap.limit().multiply(BigDecimal.valueOf(windows)));
    }
}
