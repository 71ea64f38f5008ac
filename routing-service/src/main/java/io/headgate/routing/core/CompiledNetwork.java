package io.headgate.routing.core;

import io.headgate.config.condition.Conditions;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One version of the configuration, ready to decide: rights indexed by place, caps resolved per endpoint, conditions
 * and hours compiled. Immutable, and the same document always compiles to the same decisions.
 */
public final class CompiledNetwork {

    private static final int MICRO_DECIMALS = 6;

    private final int version;
    private final ConfigDocument document;
    private final ZoneId zone;
    private final Map<String, CompiledEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, TerritoryIndex> rightsByServiceLine = new HashMap<>();
    private final TerritoryIndex rightsForAnyServiceLine = new TerritoryIndex();
    private final List<CompiledPlan> plans = new ArrayList<>();

    private CompiledNetwork(int version, ConfigDocument document) {
        this.version = version;
        this.document = document;
        this.zone = ZoneId.of(document.brand().timeZone());
    }

    /**
     * Compiles a document.
     *
     * @param federalHolidays the days on which endpoints that keep the federal holidays are closed
     * @throws RuntimeException when the document holds a condition, hours, a zone or an algorithm that cannot be read; such
     *     documents do not pass validation
     */
    public static CompiledNetwork compile(ConfigDocument document, int version, Predicate<LocalDate> federalHolidays) {
        var network = new CompiledNetwork(version, document);
        var listed = network.listedEndpoints();
        for (var client : document.clients()) {
            for (var endpoint : client.endpoints()) {
                network.addEndpoint(client, endpoint, listed.contains(endpoint.id()), federalHolidays);
            }
        }
        network.addRights();
        for (var plan : document.plans()) {
            if (plan.status() == ActiveStatus.ACTIVE) {
                network.plans.add(network.plan(plan));
            }
        }
        return network;
    }

    public int version() {
        return version;
    }

    public ConfigDocument document() {
        return document;
    }

    /** The zone of the brand, in which steps keep their tallies. */
    public ZoneId zone() {
        return zone;
    }

    public String currency() {
        return document.brand().currency();
    }

    public Optional<CompiledEndpoint> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    public Collection<CompiledEndpoint> endpoints() {
        return endpoints.values();
    }

    @Nullable
    CompiledPlan planFor(LeadSnapshot lead) {
        for (var plan : plans) {
            if (plan.covers(lead)) {
                return plan;
            }
        }
        return null;
    }

    List<TerritoryIndex.Match> rightsOver(LeadSnapshot lead) {
        var line = lead.facts().serviceLine();
        var index = line == null ? null : rightsByServiceLine.get(line);
        return (index == null ? rightsForAnyServiceLine : index).at(lead.facts().location(), lead.segment());
    }

    private void addEndpoint(Client client, Endpoint endpoint, boolean listed, Predicate<LocalDate> federalHolidays) {
        var clientZone = ZoneId.of(document.zoneOf(client));
        var hours = endpoint.hours() == null ? null : OpeningHours.of(endpoint.hours(), clientZone, federalHolidays);
        var condition = endpoint.accepts().condition();
        endpoints.putIfAbsent(
                endpoint.id(),
                new CompiledEndpoint(
                        endpoints.size(),
                        endpoint,
                        client,
                        clientZone,
                        money(endpoint.price()),
                        hours,
                        condition == null ? null : Conditions.compile(condition),
                        caps(endpoint, clientZone, listed)));
    }

    /** Of two caps on the same thing the tighter one counts. */
    private static List<CompiledCap> caps(Endpoint endpoint, ZoneId zone, boolean listed) {
        var tightest = new LinkedHashMap<String, CompiledCap>();
        for (var cap : endpoint.caps()) {
            var key = capKey(endpoint.id(), cap);
            tightest.merge(
                    key,
                    new CompiledCap(key, endpoint.id(), cap.unit(), cap.per(), limit(cap), zone, listed),
                    (a, b) -> a.limit() <= b.limit() ? a : b);
        }
        return List.copyOf(tightest.values());
    }

    private static String capKey(String endpointId, Cap cap) {
        return "endpoint:%s:%s:%s".formatted(endpointId, lower(cap.unit()), lower(cap.per()));
    }

    private static long limit(Cap cap) {
        return cap.unit() == CapUnit.MONEY
                ? micros(cap.limit())
                : cap.limit().setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private void addRights() {
        var lines = new HashSet<String>();
        document.serviceLines().forEach(line -> lines.add(line.id()));
        document.territories().forEach(territory -> lines.addAll(territory.serviceLines()));
        lines.forEach(line -> rightsByServiceLine.put(line, new TerritoryIndex()));
        for (var i = 0; i < document.territories().size(); i++) {
            var territory = document.territories().get(i);
            var endpoint = endpoints.get(territory.endpoint());
            if (endpoint != null) {
                addRight(right(i, territory, endpoint), lines);
            }
        }
    }

    private void addRight(CompiledRight right, Set<String> lines) {
        var own = right.territory().serviceLines();
        if (own.isEmpty()) {
            rightsForAnyServiceLine.add(right);
        }
        for (var line : own.isEmpty() ? lines : new HashSet<>(own)) {
            rightsByServiceLine.computeIfAbsent(line, _ -> new TerritoryIndex()).add(right);
        }
    }

    private CompiledRight right(int position, Territory territory, CompiledEndpoint endpoint) {
        var price = territory.price() == null ? endpoint.price() : money(territory.price());
        return new CompiledRight(
                position,
                territory.key(),
                endpoint,
                territory,
                price,
                Set.copyOf(territory.segments()),
                Set.copyOf(territory.area().exceptZips()),
                Set.copyOf(territory.area().exceptCounties()));
    }

    private CompiledPlan plan(Plan plan) {
        var steps = new ArrayList<CompiledStep>();
        for (var step : plan.steps()) {
            if (!Selection.knows(step.algorithm())) {
                throw new IllegalArgumentException("an algorithm of a later version: " + step.algorithm());
            }
            var condition = step.condition() == null ? null : Conditions.compile(step.condition());
            steps.add(new CompiledStep(plan.id(), step, condition, pool(step)));
        }
        return new CompiledPlan(plan, List.copyOf(steps));
    }

    private @Nullable List<CompiledEndpoint> pool(Step step) {
        return switch (step.pool()) {
            case Pool.Territories() -> null;
            case Pool.Endpoints(var ids) ->
                ids.stream().distinct().flatMap(id -> endpoint(id).stream()).toList();
        };
    }

    private Set<String> listedEndpoints() {
        var listed = new HashSet<String>();
        for (var plan : document.plans()) {
            for (var step : plan.steps()) {
                if (step.pool() instanceof Pool.Endpoints(var ids)) {
                    listed.addAll(ids);
                }
            }
        }
        return listed;
    }

    private Money money(BigDecimal amount) {
        return new Money(micros(amount), currency());
    }

    private static long micros(BigDecimal amount) {
        return amount.movePointRight(MICRO_DECIMALS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
