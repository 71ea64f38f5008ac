package io.headgate.delivery.endpoint;

import io.headgate.delivery.core.Origin;
import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.outbound.secret.SecretLookup;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The endpoints of the version that is live now; a disabled endpoint is not among them. */
@Component
public final class Endpoints {

    private final SecretLookup lookup;
    private final Clock clock;
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new State(0, ConfigDocument.EMPTY, Map.of(), Map.of(), null);

    Endpoints(ConfigFeed feed, SecretLookup lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
        feed.onChange(this::take);
    }

    public Optional<EndpointView> find(String endpointId) {
        return Optional.ofNullable(state.views().get(endpointId));
    }

    /** The source with this id, as far as a delivery may need it. */
    public Origin origin(String sourceId) {
        return state.origins().getOrDefault(sourceId, Origin.UNKNOWN);
    }

    /** The version all answers are given from; 0 before the first publish. */
    public int version() {
        return state.version();
    }

    /** Whether nothing may be sent now, by the configuration or by the emergency brake. */
    public boolean paused(String endpointId) {
        var now = state;
        var view = now.views().get(endpointId);
        return (view != null && view.status() == EndpointStatus.PAUSED)
                || (now.snapshot() != null && now.snapshot().endpointPaused(endpointId, clock.instant()));
    }

    /** The secrets behind a reference, the current one first; empty when there is none. */
    public List<String> secrets(@Nullable String ref) {
        var snapshot = state.snapshot();
        return snapshot == null ? List.of() : lookup.openSecrets(snapshot.secrets(), ref);
    }

    /** Calls the listener with the endpoints whose set-up or secret changed, at each change. */
    public void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    private void take(ConfigSnapshot snapshot) {
        var before = state;
        // Pauses and keys come far more often than versions: the views are compiled once per version.
        var same = snapshot.document() == before.document();
        var views = same ? before.views() : compile(snapshot.document());
        var origins = same ? before.origins() : origins(snapshot.document());
        state = new State(snapshot.version(), snapshot.document(), views, origins, snapshot);
        var changed = changed(before, state);
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    private static Map<String, EndpointView> compile(ConfigDocument document) {
        var views = new HashMap<String, EndpointView>();
        for (var client : document.clients()) {
            for (var endpoint : client.endpoints()) {
                if (endpoint.delivery() != null && endpoint.status() != EndpointStatus.DISABLED) {
                    views.put(endpoint.id(), EndpointView.of(endpoint.id(), endpoint.status(), endpoint.delivery()));
                }
            }
        }
        return Map.copyOf(views);
    }

    private static Map<String, Origin> origins(ConfigDocument document) {
        var origins = new HashMap<String, Origin>();
        for (var vendor : document.vendors()) {
            for (var source : vendor.sources()) {
                origins.put(source.id(), Origin.of(vendor, source, document.brand()));
            }
        }
        return Map.copyOf(origins);
    }

    private static Set<String> changed(State before, State after) {
        var changed = new HashSet<String>();
        after.views().forEach((id, view) -> {
            var old = before.views().get(id);
            if (old == null
                    || !old.delivery().equals(view.delivery())
                    || !Objects.equals(secret(before, view), secret(after, view))) {
                changed.add(id);
            }
        });
        return changed;
    }

    private static @Nullable SecretChanged secret(State state, EndpointView view) {
        var ref = view.delivery().secretRef();
        return ref == null || state.snapshot() == null
                ? null
                : state.snapshot().secrets().get(ref);
    }

    private record State(
            int version,
            ConfigDocument document,
            Map<String, EndpointView> views,
            Map<String, Origin> origins,
            @Nullable ConfigSnapshot snapshot) {}
}
