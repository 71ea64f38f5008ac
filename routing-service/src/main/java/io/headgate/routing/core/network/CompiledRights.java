package io.headgate.routing.core.network;

import io.headgate.model.config.ConfigDocument;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.network.index.AreaIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The territory rights of a network, found by service line and place. */
final class CompiledRights {

    private final List<CompiledRight> all;
    private final Map<String, AreaIndex<CompiledRight>> byServiceLine = new HashMap<>();
    private final AreaIndex<CompiledRight> forAnyServiceLine;

    CompiledRights(ConfigDocument document, List<CompiledRight> all) {
        this.all = List.copyOf(all);
        forAnyServiceLine =
                AreaIndex.of(all.stream().filter(CompiledRights::isForAll).toList());
        for (var line : serviceLines(document)) {
            byServiceLine.put(
                    line,
                    AreaIndex.of(
                            all.stream().filter(right -> isFor(right, line)).toList()));
        }
    }

    private static Set<String> serviceLines(ConfigDocument document) {
        var lines = new HashSet<String>();
        document.serviceLines().forEach(line -> lines.add(line.id()));
        document.territories().forEach(territory -> lines.addAll(territory.serviceLines()));
        return lines;
    }

    private static boolean isForAll(CompiledRight right) {
        return right.territory().serviceLines().isEmpty();
    }

    private static boolean isFor(CompiledRight right, String line) {
        return isForAll(right) || right.territory().serviceLines().contains(line);
    }

    /** Every right over the lead's place for its segment and service line. */
    List<AreaIndex.Match<CompiledRight>> over(LeadSnapshot lead) {
        var line = lead.facts().serviceLine();
        var index = line == null ? null : byServiceLine.get(line);
        return (index == null ? forAnyServiceLine : index)
                .matchesAt(lead.facts().location(), lead.segment());
    }

    List<CompiledRight> all() {
        return all;
    }

    Stream<CompiledCap> caps() {
        return all.stream().flatMap(right -> right.caps().stream());
    }
}
