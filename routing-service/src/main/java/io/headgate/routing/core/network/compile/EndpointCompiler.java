package io.headgate.routing.core.network.compile;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Hours;
import io.headgate.model.config.OffHours;
import io.headgate.model.config.Order;
import io.headgate.model.config.Pool;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.eligibility.EligibilityRules;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledOrder;
import io.headgate.routing.core.time.OpeningHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compiles the endpoints of a document with their hours, caps and orders. */
final class EndpointCompiler {

    private final ConfigDocument document;
    private final Predicate<LocalDate> federalHolidays;
    private final CalendarCache calendars;
    private final ConditionCache conditions;
    private final Interner interner = new Interner();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<Week, OpeningHours> weeks = new HashMap<>();
    private final Set<String> listed;
    private final boolean loadCounts;
    private final Map<String, List<PlacedOrder>> orders = new HashMap<>();

    private record PlacedOrder(int position, Order order) {}

    private record Week(Hours hours, ZoneId zone) {}

    EndpointCompiler(
            ConfigDocument document,
            Predicate<LocalDate> federalHolidays,
            CalendarCache calendars,
            ConditionCache conditions) {
        this.document = document;
        this.conditions = conditions;
        this.calendars = calendars;
        this.federalHolidays = federalHolidays;
        listed = listedEndpoints(document);
        loadCounts = document.plans().stream()
                .flatMap(plan -> plan.steps().stream())
                .anyMatch(step -> step.algorithm().readsLoad());
        for (var i = 0; i < document.orders().size(); i++) {
            var order = document.orders().get(i);
            orders.computeIfAbsent(order.endpoint(), _ -> new ArrayList<>()).add(new PlacedOrder(i, order));
        }
    }

    /** By id, in the document's order; of two with one id the first. */
    Map<String, CompiledEndpoint> compile() {
        var compiled = new LinkedHashMap<String, CompiledEndpoint>();
        for (var client : document.clients()) {
            var zone = zones.computeIfAbsent(document.zoneOf(client), ZoneId::of);
            var clientCaps = new CapCompiler(
                            calendars,
                            CapOwner.CLIENT,
                            client.id(),
                            client.endpoints().size() > 1,
                            zone,
                            null)
                    .compile(client.caps());
            for (var endpoint : client.endpoints()) {
                if (!compiled.containsKey(endpoint.id())) {
                    compiled.put(endpoint.id(), endpoint(compiled.size(), client, endpoint, zone, clientCaps));
                }
            }
        }
        return compiled;
    }

    private CompiledEndpoint endpoint(
            int position, Client client, Endpoint endpoint, ZoneId zone, List<CompiledCap> clientCaps) {
        var hours = hours(endpoint, zone);
        var staffed = endpoint.offHours() == OffHours.DELIVER ? null : hours;
        var exclusive = endpoint.exclusivePrice();
        var dedupe = endpoint.dedupe();
        var delivery = endpoint.delivery();
        var caps = new CapCompiler(
                        calendars, CapOwner.ENDPOINT, endpoint.id(), listed.contains(endpoint.id()), zone, staffed)
                .compile(endpoint.caps());
        var terms = new CompiledEndpoint.Terms(
                interner.intern(NetworkCompiler.money(endpoint.price(), document)),
                exclusive == null ? null : NetworkCompiler.money(exclusive, document),
                hours,
                interner.intern(endpoint.accepts()),
                conditions.compiledOf(endpoint.accepts().condition()),
                interner.intern(endpoint.licences()),
                dedupe == null ? null : interner.intern(dedupe),
                interner.intern(delivery == null ? Delivery.DEFAULT_MAX_AGE : delivery.maxAge()));
        var counting = new CompiledEndpoint.Counting(
                orders(endpoint, zone, staffed),
                caps,
                clientCaps,
                loadCounts ? CompiledCap.load(endpoint.id(), calendars.calendarOf(CapPeriod.CONCURRENT, zone)) : null);
        var rules = EligibilityRules.ofEndpoint(endpoint)
                | EligibilityRules.ofCaps(caps)
                | EligibilityRules.ofCaps(clientCaps);
        return new CompiledEndpoint(position, endpoint, client, zone, terms, counting, rules);
    }

    private @Nullable OpeningHours hours(Endpoint endpoint, ZoneId zone) {
        var hours = endpoint.hours();
        return hours == null
                ? null
                : weeks.computeIfAbsent(
                        new Week(hours, zone), week -> OpeningHours.of(week.hours(), week.zone(), federalHolidays));
    }

    private List<CompiledOrder> orders(Endpoint endpoint, ZoneId zone, @Nullable OpeningHours staffed) {
        return orders.getOrDefault(endpoint.id(), List.of()).stream()
                .map(placed -> order(placed, endpoint, zone, staffed))
                .sorted(CompiledOrder.FILLED)
                .toList();
    }

    private CompiledOrder order(PlacedOrder placed, Endpoint endpoint, ZoneId zone, @Nullable OpeningHours staffed) {
        var order = placed.order();
        var caps = new ArrayList<CompiledCap>();
        caps.add(CompiledCap.quantity(order.id(), order.quantity(), calendars.calendarOf(CapPeriod.TOTAL, zone)));
        caps.addAll(new CapCompiler(calendars, CapOwner.ORDER, order.id(), false, zone, staffed).compile(order.caps()));
        var price = order.price() == null ? endpoint.price() : order.price();
        return new CompiledOrder(
                placed.position(),
                order,
                zone,
                NetworkCompiler.money(price, document),
                conditions.compiledOf(order.condition()),
                caps,
                EligibilityRules.ofCaps(caps));
    }

    private static Set<String> listedEndpoints(ConfigDocument document) {
        var listed = new HashSet<String>();
        for (var plan : document.plans()) {
            for (var step : plan.steps()) {
                switch (step.pool()) {
                    case Pool.Endpoints(var ids) -> listed.addAll(ids);
                    case Pool.Tagged(var tag) ->
                        document.clients().stream()
                                .flatMap(client -> client.endpoints().stream())
                                .filter(endpoint -> endpoint.tags().contains(tag))
                                .forEach(endpoint -> listed.add(endpoint.id()));
                    case Pool.Territories _, Pool.Orders _ -> {}
                }
            }
        }
        return listed;
    }
}
