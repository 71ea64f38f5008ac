package io.headgate.config.lint;

import io.headgate.model.config.Accepts;
import io.headgate.model.config.Area;
import io.headgate.model.config.BillingMode;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.OffHours;
import io.headgate.model.config.Pool;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Step;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive rights whose holders take whatever comes at any time: as long as those are up, nobody with a lesser
 * right over the same place gets a lead.
 */
final class UndisputedRights {

    private final Lint lint;
    private final RightsByZip rights;
    private final BitSet agreedZones = new BitSet();
    private final Map<String, BigDecimal> cheapestOrder = new HashMap<>();
    private final List<Step> byTerritory;

    UndisputedRights(Lint lint) {
        this.lint = lint;
        lint.document().orders().forEach(order -> Stream.ofNullable(order.price())
                .forEach(price -> cheapestOrder.merge(order.endpoint(), price, BigDecimal::min)));
        byTerritory = lint.document().plans().stream()
                .flatMap(plan -> plan.steps().stream())
                .filter(step -> step.pool() instanceof Pool.Territories)
                .toList();
        rights = new RightsByZip(
                lint.rights().stream().filter(this::isUndisputed).toList());
        // Where a zone says how ties are broken, the standing order of rights need not hold.
        lint.zones().forEach(zone -> zone.numbers().forEach(agreedZones::set));
    }

    /** Whether nothing that is configured can keep the endpoint from a lead. */
    boolean takesWhateverComes(Endpoint endpoint) {
        var client = lint.index().clientOfEndpoint().get(endpoint.id());
        return endpoint.status() == EndpointStatus.ACTIVE
                && (endpoint.hours() == null || endpoint.offHours() == OffHours.DELIVER)
                && endpoint.accepts().equals(Accepts.ANYTHING)
                && endpoint.dedupe() == null
                && endpoint.caps().isEmpty()
                && endpoint.licences().isEmpty()
                && endpoint.delivery() != null
                && endpoint.delivery().available()
                && client != null
                && client.caps().isEmpty()
                && client.billing().mode() != BillingMode.PREPAID;
    }

    /** The least that the endpoint may come to pay where this is its price: an order brings its own. */
    BigDecimal least(String endpoint, BigDecimal price) {
        return price.min(cheapestOrder.getOrDefault(endpoint, price));
    }

    /** Whether every step that goes by territory takes the holder at its price, with an order or without. */
    private boolean passesEveryStep(Endpoint endpoint, @Nullable BigDecimal price) {
        var least = least(endpoint.id(), price == null ? endpoint.price() : price);
        return byTerritory.stream()
                .allMatch(step -> (step.minPrice() == null || least.compareTo(step.minPrice()) >= 0)
                        && !step.algorithm().needsOrders());
    }

    private boolean isUndisputed(ExpandedRight right) {
        var territory = right.territory();
        var endpoint = lint.index().endpointsById().get(territory.endpoint());
        return territory.right() == RightKind.EXCLUSIVE
                && territory.caps().isEmpty()
                && territory.to() == null
                && right.isInForce(lint.today())
                && isWholeZips(territory.area())
                && endpoint != null
                && takesWhateverComes(endpoint)
                && passesEveryStep(endpoint, territory.price());
    }

    /** The holder of an undisputed right that outranks this one in all of its ZIPs. */
    Optional<String> above(ExpandedRight right) {
        if (right.zips().isEmpty() || !isWholeZips(right.territory().area())) {
            return Optional.empty();
        }
        String holder = null;
        for (var zips = right.zips().numbers().iterator(); zips.hasNext(); ) {
            var found = above(right, zips.nextInt());
            if (found == null) {
                return Optional.empty();
            }
            holder = holder == null ? found : holder;
        }
        return Optional.ofNullable(holder);
    }

    private @Nullable String above(ExpandedRight right, int zip) {
        if (agreedZones.get(zip)) {
            return null;
        }
        for (var i = rights.from(zip); i < rights.from(zip + 1); i++) {
            if (outranks(rights.at(i), right)) {
                return rights.at(i).territory().endpoint();
            }
        }
        return null;
    }

    private static boolean outranks(ExpandedRight better, ExpandedRight other) {
        var a = better.territory();
        var b = other.territory();
        var ranksHigher = b.right() == RightKind.OVERFLOW
                || a.tier() < b.tier()
                || a.tier().equals(b.tier()) && b.right() != RightKind.EXCLUSIVE;
        return ranksHigher
                && !a.endpoint().equals(b.endpoint())
                && ExpandedRight.includes(a.serviceLines(), b.serviceLines())
                && ExpandedRight.includes(a.segments(), b.segments());
    }

    // A lead's own point may lie within a radius although its ZIP's centre does not, and a lead may have no ZIP at all.
    private static boolean isWholeZips(Area area) {
        return area.radius() == null && area.states().isEmpty();
    }
}
