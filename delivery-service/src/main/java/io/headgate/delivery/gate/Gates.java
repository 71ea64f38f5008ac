package io.headgate.delivery.gate;

import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.endpoint.EndpointView;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.model.config.Pace;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.Bulkhead;
import io.headgate.outbound.limit.CircuitBreaker;
import io.headgate.outbound.limit.CircuitHealth;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** One gate per endpoint, and the bulkhead that all of them share. */
@Component
public final class Gates {

    private final ConcurrentHashMap<String, EndpointGate> gates = new ConcurrentHashMap<>();
    // Changes that the table does not have yet; about these endpoints memory knows better than the table.
    private final ConcurrentHashMap<String, CircuitHealth> unsaved = new ConcurrentHashMap<>();
    private final ReentrantLock flushing = new ReentrantLock();
    private final Bulkhead global;
    private final Endpoints endpoints;
    private final DeliveryProperties properties;
    private final HealthStore store;
    private final Clock clock;

    Gates(Endpoints endpoints, DeliveryProperties properties, HealthStore store, Clock clock) {
        this.endpoints = endpoints;
        this.properties = properties;
        this.store = store;
        this.clock = clock;
        this.global = new Bulkhead(properties.slots());
        store.all().forEach(health -> gateOf(health.name()).adopt(health));
        endpoints.onChange(this::setUpChanged);
    }

    public EndpointGate gateOf(String endpointId) {
        return gates.computeIfAbsent(
                endpointId,
                id -> new EndpointGate(id, global, new CircuitBreaker(id, properties.breaker(), clock), pace(id)));
    }

    /** A permit for the endpoint, unless it is not (yet) configured or paused, or its gate is shut or full. */
    public Optional<Permit> tryEnter(String endpointId, AttemptPriority priority) {
        return endpoints.find(endpointId).isEmpty() || endpoints.paused(endpointId)
                ? Optional.empty()
                : gateOf(endpointId).tryEnter(priority);
    }

    public Collection<EndpointGate> all() {
        return List.copyOf(gates.values());
    }

    /**
     * Lets rested endpoints be probed, takes over what other copies of the service found out, and stores what could not
     * be stored before.
     */
    public void refresh() {
        store.changedByOthers().stream()
                .filter(health -> !unsaved.containsKey(health.name()))
                .forEach(health -> gateOf(health.name()).adopt(health));
        gates.values().forEach(gate -> gate.probeWhenRested().ifPresent(this::noteHealth));
        flush();
    }

    /** Keeps a change that a permit reported until it is stored, by {@link #flush} or a later {@link #refresh}. */
    public void noteHealth(CircuitHealth change) {
        unsaved.merge(change.name(), change, (known, other) -> other.since().isBefore(known.since()) ? known : other);
    }

    /** Stores and announces what was noted; if it cannot, everything stays noted. */
    public void flush() {
        // One at a time, so that the table ends with the latest change of each endpoint.
        flushing.lock();
        try {
            var changes = List.copyOf(unsaved.values());
            store.saveAll(changes);
            changes.forEach(change -> unsaved.remove(change.name(), change));
        } finally {
            flushing.unlock();
        }
    }

    // Only noted: the configuration feed, and the emergency brake with it, must not wait for the database.
    private void setUpChanged(Set<String> endpointIds) {
        for (var id : endpointIds) {
            var gate = gates.get(id);
            if (gate != null) {
                gate.pace(pace(id));
                gate.probeNow().ifPresent(this::noteHealth);
            }
        }
    }

    private Pace pace(String endpointId) {
        return endpoints
                .find(endpointId)
                .map(EndpointView::delivery)
                .map(d -> d.pace())
                .orElse(Pace.DEFAULT);
    }
}
