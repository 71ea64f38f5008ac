package io.headgate.messaging.configfeed;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.Revised;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.model.shared.Event;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest event per key, and the snapshot they make. Used by one thread. */
final class ConfigState {

    private final Map<String, Event> byKey = new HashMap<>();

    /** Takes the event unless it is older than what stands; says whether anything changed. */
    boolean take(Event event) {
        var before = byKey.get(event.key());
        if (before != null && (before.equals(event) || older(event, before))) {
            return false;
        }
        byKey.put(event.key(), event);
        return true;
    }

    private static boolean older(Event candidate, Event standing) {
        return switch (candidate) {
            case ConfigPublished c when standing instanceof ConfigPublished s -> c.version() <= s.version();
            case Revised c when standing instanceof Revised s -> c.before(s);
            default -> false;
        };
    }

    ConfigSnapshot snapshot() {
        @Nullable ConfigPublished published = null;
        var endpoints = new HashMap<String, PauseChanged>();
        var sources = new HashMap<String, PauseChanged>();
        var keys = new HashMap<String, KeyChanged>();
        var secrets = new HashMap<String, SecretChanged>();
        var revisions = new HashMap<String, Long>();
        for (var event : byKey.values()) {
            if (event instanceof Revised change && change.revision() != null) {
                revisions.put(change.key(), change.revision());
            }
            switch (event) {
                case ConfigPublished p -> published = p;
                case PauseChanged p ->
                    (p.target() == PauseChanged.Target.ENDPOINT ? endpoints : sources).put(p.id(), p);
                case KeyChanged k -> keys.put(k.keyId(), k);
                case SecretChanged s when s.set() -> secrets.put(s.ref(), s);
                default -> {}
            }
        }
        return new ConfigSnapshot(
                published == null ? 0 : published.version(),
                published == null ? ConfigDocument.EMPTY : published.document(),
                endpoints,
                sources,
                keys,
                secrets,
                revisions);
    }
}
