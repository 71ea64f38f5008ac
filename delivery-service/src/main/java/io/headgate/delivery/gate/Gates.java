package io.headgate.delivery.gate;

import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.endpoint.EndpointView;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.model.config.Pace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** One gate per endpoint, and the places that all of them share. */
@Component
public final class Gates {

    private final ConcurrentHashMap<String, EndpointGate> gates = new ConcurrentHashMap<>();
    private final Places global;
    private final Endpoints endpoints;
    private final DeliveryProperties properties;
    private final HealthStore store;
    private final Clock clock;

    Gates(Endpoints endpoints, DeliveryProperties properties, HealthStore store, Clock clock) {
        this.endpoints = endpoints;
        this.properties = properties;
        this.store = store;
        this.clock = clock;
        this.global = new Places(properties.slots());
        store.all().forEach(health -> of(health.endpointId()).adopt(health));
        endpoints.onChange(this::setUpChanged);
    }

    public EndpointGate of(String endpointId) {
        return gates.computeIfAbsent(
                endpointId, id -> new EndpointGate(id, global, new Breaker(id, properties.breaker(), clock), pace(id)));
    }

    /** A permit for the endpoint, unless it is not (yet) configured or paused, or its gate is shut or full. */
    public Optional<Permit> tryEnter(String endpointId, Lane lane) {
        return endpoints.find(endpointId).isEmpty() || endpoints.paused(endpointId)
                ? Optional.empty()
                : of(endpointId).tryEnter(lane);
    }

    public Collection<EndpointGate> all() {
        return List.copyOf(gates.values());
    }

    /** Lets rested endpoints be probed, and takes over what other copies of the service found out. */
    public void refresh() {
        store.changedByOthers().forEach(health -> of(health.endpointId()).adopt(health));
        var changes = new ArrayList<Health>();
        gates.values().forEach(gate -> gate.probeWhenRested().ifPresent(changes::add));
        store.saveAll(changes);
    }

    /** Stores and announces a change that a permit reported. */
    public void save(Health change) {
        store.saveAll(List.of(change));
    }

    private void setUpChanged(Set<String> endpointIds) {
        var changes = new ArrayList<Health>();
        for (var id : endpointIds) {
            var gate = gates.get(id);
            if (gate != null) {
                gate.pace(pace(id));
                gate.probeNow().ifPresent(changes::add);
            }
        }
        store.saveAll(changes);
    }

    private Pace pace(String endpointId) {
        return endpoints
                .find(endpointId)
                .map(EndpointView::delivery)
                .map(d -> d.pace())
                .orElse(Pace.DEFAULT);
    }
}
