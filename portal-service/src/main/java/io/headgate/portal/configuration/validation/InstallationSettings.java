package io.headgate.portal.configuration.validation;

import io.headgate.config.ConfigProblem;
import io.headgate.config.rules.UnsetSettings;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Method;
import io.headgate.service.peer.PeerClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Knows which secrets and delivery methods are set up, and so which endpoints of a document could not be delivered to. */
@Component
public class InstallationSettings {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationSettings.class);

    private final JdbcClient jdbc;
    private final PeerClient peers;

    InstallationSettings(JdbcClient jdbc, PeerClient peers) {
        this.jdbc = jdbc;
        this.peers = peers;
    }

    private record DeliveryMethod(Method method, @Nullable String missing) {}

    private record DeliveryMethods(@Nullable List<DeliveryMethod> items) {}

    /** A warning for each endpoint whose secret is not set, or whose method the installation cannot deliver by, now. */
    public List<ConfigProblem> missingFor(ConfigDocument document) {
        var refs = jdbc.sql("SELECT ref FROM secret").query(String.class).list();
        var missing = new ArrayList<>(UnsetSettings.secrets(document, new HashSet<>(refs)));
        if (document.clients().stream().anyMatch(client -> !client.endpoints().isEmpty())) {
            missing.addAll(UnsetSettings.methods(document, missingForMethods()));
        }
        return List.copyOf(missing);
    }

    // When delivery does not answer, nobody knows: a publish must not wait or fail for a warning.
    private Map<Method, String> missingForMethods() {
        var missing = new EnumMap<Method, String>(Method.class);
        try {
            var answer =
                    peers.delivery().get().uri("/internal/methods").retrieve().body(DeliveryMethods.class);
            if (answer != null && answer.items() != null) {
                answer.items().forEach(item -> {
                    if (item.missing() != null) {
                        missing.put(item.method(), item.missing());
                    }
                });
            }
        } catch (RestClientException e) {
            LOG.warn(
                    "delivery does not say which methods it can deliver by: {}",
                    e.getClass().getSimpleName());
        }
        return missing;
    }
}
