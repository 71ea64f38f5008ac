package io.headgate.routing.core.network;

import io.headgate.config.condition.evaluation.CompiledCondition;
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
 * An endpoint with everything resolved that does not depend on the lead. What every decision asks for lies in its own
 * fields, and values that several endpoints share are one object, so that deciding touches little memory.
 */
public final class CompiledEndpoint {

    /**
     * What the endpoint takes, and on what terms.
     *
     * @param exclusivePrice what it offers for a lead that nobody else gets; null when nothing
     * @param deliveryLimit how long a delivery to it may take at most
     */
    public record Terms(
            Money price,
            @Nullable Money exclusivePrice,
            @Nullable OpeningHours hours,
            Accepts accepts,
            @Nullable CompiledCondition condition,
            List<Licence> licences,
            @Nullable EndpointDedupe dedupe,
            Duration deliveryLimit) {

        public Terms {
            licences = List.copyOf(licences);
        }
    }

    /**
     * What counts the leads that it gets.
     *
     * @param orders in the order in which they are filled
     * @param caps its own caps
     * @param clientCaps those of its client
     * @param load counts what it has in flight; null where no step looks at that
     */
    public record Counting(
            List<CompiledOrder> orders,
            List<CompiledCap> caps,
            List<CompiledCap> clientCaps,
            @Nullable CompiledCap load) {

        public Counting {
            orders = List.copyOf(orders);
            caps = List.copyOf(caps);
            clientCaps = List.copyOf(clientCaps);
        }
    }

    private final String id;
    private final int position;
    private final Endpoint endpoint;
    private final Client client;
    private final String clientId;
    private final ZoneId zone;
    private final Money price;
    private final @Nullable Money exclusivePrice;
    private final @Nullable OpeningHours hours;
    private final OffHours offHours;
    private final Accepts accepts;
    private final @Nullable CompiledCondition condition;
    private final List<Licence> licences;
    private final @Nullable EndpointDedupe dedupe;
    private final Duration deliveryLimit;
    private final List<CompiledOrder> orders;
    private final List<CompiledCap> caps;
    private final List<CompiledCap> clientCaps;
    private final @Nullable CompiledCap load;
    private final int rules;

    /**
     * Makes an endpoint from what the compiler resolved.
     *
     * @param position its place in the document
     * @param rules those that may exclude it because of what it is
     */
    public CompiledEndpoint(
            int position, Endpoint endpoint, Client client, ZoneId zone, Terms terms, Counting counting, int rules) {
        this.position = position;
        this.endpoint = endpoint;
        this.client = client;
        this.zone = zone;
        this.rules = rules;
        id = endpoint.id();
        clientId = client.id();
        offHours = endpoint.offHours();
        price = terms.price();
        exclusivePrice = terms.exclusivePrice();
        hours = terms.hours();
        accepts = terms.accepts();
        condition = terms.condition();
        licences = terms.licences();
        dedupe = terms.dedupe();
        deliveryLimit = terms.deliveryLimit();
        orders = counting.orders();
        caps = counting.caps();
        clientCaps = counting.clientCaps();
        load = counting.load();
    }

    public String id() {
        return id;
    }

    public int position() {
        return position;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public Client client() {
        return client;
    }

    public String clientId() {
        return clientId;
    }

    public ZoneId zone() {
        return zone;
    }

    public Money price() {
        return price;
    }

    public @Nullable Money exclusivePrice() {
        return exclusivePrice;
    }

    public @Nullable OpeningHours hours() {
        return hours;
    }

    public OffHours offHours() {
        return offHours;
    }

    public Accepts accepts() {
        return accepts;
    }

    public @Nullable CompiledCondition condition() {
        return condition;
    }

    public List<Licence> licences() {
        return licences;
    }

    public @Nullable EndpointDedupe dedupe() {
        return dedupe;
    }

    public Duration deliveryLimit() {
        return deliveryLimit;
    }

    public List<CompiledOrder> orders() {
        return orders;
    }

    public List<CompiledCap> caps() {
        return caps;
    }

    public List<CompiledCap> clientCaps() {
        return clientCaps;
    }

    public @Nullable CompiledCap load() {
        return load;
    }

    public int rules() {
        return rules;
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
}
