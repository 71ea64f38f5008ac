package io.headgate.routing.core;

import io.headgate.config.condition.CompiledCondition;
import io.headgate.model.config.Client;
import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with everything resolved that does not depend on the lead.
 *
 * @param position its place in the document
 */
public record CompiledEndpoint(
        int position,
        Endpoint endpoint,
        Client client,
        ZoneId zone,
        Money price,
        @Nullable OpeningHours hours,
        @Nullable CompiledCondition condition,
        List<CompiledCap> caps) {

    public CompiledEndpoint {
        caps = List.copyOf(caps);
    }

    public String id() {
        return endpoint.id();
    }

    /** The name that people know it by: the client's, and the endpoint's own where the client has several. */
    String shownName() {
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

    List<Charge> charges(Instant at, Money price) {
        var charges = new ArrayList<Charge>(caps.size());
        for (var cap : caps) {
            charges.add(cap.charge(at, price.micros()));
        }
        return charges;
    }
}
