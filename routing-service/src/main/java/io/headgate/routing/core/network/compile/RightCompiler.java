package io.headgate.routing.core.network.compile;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Territory;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.eligibility.EligibilityRules;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledRight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles the territory rights of a document. */
final class RightCompiler {

    private final ConfigDocument document;
    private final Map<String, CompiledEndpoint> endpoints;
    private final CalendarCache calendars;

    RightCompiler(ConfigDocument document, Map<String, CompiledEndpoint> endpoints, CalendarCache calendars) {
        this.document = document;
        this.endpoints = endpoints;
        this.calendars = calendars;
    }

    /** In the document's order; rights of endpoints that do not exist are left out. */
    List<CompiledRight> compile() {
        var all = new ArrayList<CompiledRight>();
        var standings = standings(document.territories(), endpoints);
        for (var i = 0; i < document.territories().size(); i++) {
            var territory = document.territories().get(i);
            var endpoint = endpoints.get(territory.endpoint());
            if (endpoint != null) {
                all.add(right(i, standings[i], territory, endpoint));
            }
        }
        return all;
    }

    private CompiledRight right(int position, int standing, Territory territory, CompiledEndpoint endpoint) {
        var price = territory.price() == null ? endpoint.price() : NetworkCompiler.money(territory.price(), document);
        var caps = new CapCompiler(calendars, CapOwner.RIGHT, territory.key(), false, endpoint.zone(), endpoint.hours())
                .compile(territory.caps());
        var rules = EligibilityRules.ofRight(territory) | EligibilityRules.ofCaps(caps) | endpoint.rules();
        return new CompiledRight(position, standing, territory, endpoint, price, caps, rules);
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
}
