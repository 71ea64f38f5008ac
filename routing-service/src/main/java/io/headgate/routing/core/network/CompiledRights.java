package io.headgate.routing.core.network;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Territory;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.network.index.AreaIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The territory rights of a network, found by service line and place. */
final class CompiledRights {

    private final ConfigDocument document;
    private final CalendarCache calendars;
    private final List<CompiledRight> all = new ArrayList<>();
    private final Map<String, AreaIndex<CompiledRight>> byServiceLine = new HashMap<>();
    private final AreaIndex<CompiledRight> forAnyServiceLine;

    CompiledRights(ConfigDocument document, Map<String, CompiledEndpoint> endpoints, CalendarCache calendars) {
        this.document = document;
        this.calendars = calendars;
        var standings = standings(document.territories(), endpoints);
        for (var i = 0; i < document.territories().size(); i++) {
            var territory = document.territories().get(i);
            var endpoint = endpoints.get(territory.endpoint());
            if (endpoint != null) {
                all.add(right(i, standings[i], territory, endpoint));
            }
        }
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

    /** Where each right stands among all; so that which of two goes first is one comparison, for every lead. */
    private static int[] standings(List<Territory> territories, Map<String, CompiledEndpoint> endpoints) {
        var order = IntStream.range(0, territories.size())
                .boxed()
                .filter(i -> endpoints.containsKey(territories.get(i).endpoint()))
                .sorted(Comparator.comparingInt((Integer i) -> overflowLast(territories.get(i)))
                        .thenComparingInt(i -> territories.get(i).tier())
                        .thenComparingInt(i -> exclusiveFirst(territories.get(i)))
                        .thenComparingInt(
                                i -> priority(endpoints.get(territories.get(i).endpoint())))
                        .thenComparingInt(i -> i))
                .toList();
        var standings = new int[territories.size()];
        for (var rank = 0; rank < order.size(); rank++) {
            standings[order.get(rank)] = rank;
        }
        return standings;
    }

    private static int overflowLast(Territory territory) {
        return territory.right() == RightKind.OVERFLOW ? 1 : 0;
    }

    private static int exclusiveFirst(Territory territory) {
        return territory.right() == RightKind.EXCLUSIVE ? 0 : 1;
    }

    private static int priority(@Nullable CompiledEndpoint endpoint) {
        return endpoint == null ? Integer.MAX_VALUE : endpoint.endpoint().priority();
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

    private CompiledRight right(int position, int standing, Territory territory, CompiledEndpoint endpoint) {
        var price = territory.price() == null ? endpoint.price() : CompiledNetwork.money(territory.price(), document);
        var key = territory.key();
        var caps = new CapCompiler(calendars, CapOwner.RIGHT, key, false, endpoint.zone(), endpoint.hours())
                .compile(territory.caps());
        return CompiledRight.of(position, standing, key, territory, endpoint, price, caps);
    }
}
