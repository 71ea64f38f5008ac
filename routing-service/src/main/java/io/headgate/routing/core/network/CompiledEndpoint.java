package io.headgate.routing.core.network;

import io.headgate.config.condition.CompiledCondition;
import io.headgate.model.config.Accepts;
import io.headgate.model.config.Client;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointDedupe;
import io.headgate.model.config.Licence;
import io.headgate.model.config.OffHours;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.time.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with everything resolved that does not depend on the lead.
 *
 * @param position its place in the document
 * @param clientId and {@code price}: asked of whoever is chosen, so kept here and not read from the document
 * @param exclusivePrice what it offers for a lead that nobody else gets; null when nothing
 * @param hours and what follows up to {@code deliveryLimit}: what rules ask for, one object for all endpoints that agree
 * @param deliveryLimit how long a delivery to it may take at most
 * @param orders in the order in which they are filled
 * @param caps its own; {@code clientCaps} those of its client
 * @param rules those that may exclude it because of what it is
 * @param load counts what it has in flight; null where no step looks at that
 */
public record CompiledEndpoint(
        String id,
        int position,
        Endpoint endpoint,
        Client client,
        String clientId,
        ZoneId zone,
        Money price,
        @Nullable Money exclusivePrice,
        @Nullable OpeningHours hours,
        OffHours offHours,
        Accepts accepts,
        @Nullable CompiledCondition condition,
        List<Licence> licences,
        @Nullable EndpointDedupe dedupe,
        Duration deliveryLimit,
        List<CompiledOrder> orders,
        List<CompiledCap> caps,
        List<CompiledCap> clientCaps,
        @Nullable CompiledCap load,
        int rules) {

    public CompiledEndpoint {
        licences = List.copyOf(licences);
        orders = List.copyOf(orders);
        caps = List.copyOf(caps);
        clientCaps = List.copyOf(clientCaps);
    }

    /** Every cap that leads to it may count against, but for those of rights and steps. */
    public Stream<CompiledCap> everyCap() {
        return Stream.of(caps.stream(), clientCaps.stream(), orders.stream().flatMap(order -> order.caps().stream()))
                .flatMap(each -> each);
    }

    /** The name that people know it by: the client's, and the endpoint's own where the client has several. */
    public String shownName() {
        return client.endpoints().size() > 1 ? client.name() + " (" + endpoint.name() + ")" : client.name();
    }

    /** Open, closed or always open, for people. */
    public String hoursAt(Instant now) {
        return hours == null ? "always" : hours.openAt(now) ? "open" : "closed";
    }

    // Compiled once per network: the same endpoint is the same object, and looking one up must not read all of it.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
