package io.headgate.routing.core;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Territory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The territory rights of a network, found by service line and place. */
final class CompiledRights {

    private final ConfigDocument document;
    private final Map<String, AreaIndex<CompiledRight>> byServiceLine = new HashMap<>();
    private final AreaIndex<CompiledRight> forAnyServiceLine = new AreaIndex<>();
    private final List<CompiledRight> all = new ArrayList<>();

    CompiledRights(ConfigDocument document, Map<String, CompiledEndpoint> endpoints) {
        this.document = document;
        var lines = new HashSet<String>();
        document.serviceLines().forEach(line -> lines.add(line.id()));
        document.territories().forEach(territory -> lines.addAll(territory.serviceLines()));
        lines.forEach(line -> byServiceLine.put(line, new AreaIndex<>()));
        for (var i = 0; i < document.territories().size(); i++) {
            var territory = document.territories().get(i);
            var endpoint = endpoints.get(territory.endpoint());
            if (endpoint != null) {
                add(right(i, territory, endpoint), lines);
            }
        }
    }

    /** Every right over the lead's place for its segment and service line. */
    List<AreaIndex.Match<CompiledRight>> over(LeadSnapshot lead) {
        var line = lead.facts().serviceLine();
        var index = line == null ? null : byServiceLine.get(line);
        return (index == null ? forAnyServiceLine : index).at(lead.facts().location(), lead.segment());
    }

    List<CompiledRight> all() {
        return all;
    }

    Stream<CompiledCap> caps() {
        return all.stream().flatMap(right -> right.caps().stream());
    }

    private void add(CompiledRight right, Set<String> lines) {
        all.add(right);
        var own = right.territory().serviceLines();
        if (own.isEmpty()) {
            forAnyServiceLine.add(right);
        }
        for (var line : own.isEmpty() ? lines : new HashSet<>(own)) {
            byServiceLine.computeIfAbsent(line, _ -> new AreaIndex<>()).add(right);
        }
    }

    private CompiledRight right(int position, Territory territory, CompiledEndpoint endpoint) {
        var price = territory.price() == null ? endpoint.price() : CompiledNetwork.money(territory.price(), document);
        return new CompiledRight(
                position,
                territory.key(),
                endpoint,
                territory,
                price,
                Set.copyOf(territory.segments()),
                Set.copyOf(territory.area().exceptZips()),
                Set.copyOf(territory.area().exceptCounties()),
                new CapCompiler(CapOwner.RIGHT, territory.key(), false, endpoint.zone(), endpoint.hours())
                        .compile(territory.caps()));
    }
}
