package io.headgate.portal.configuration.publish;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Destination;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.ProviderSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a document would send a stored secret that the live one does not send there: whoever chooses the receiver of
 * a secret can read it.
 */
final class SecretExposureCheck {

    private SecretExposureCheck() {}

    /** The places of a valid document that choose a secret, its receiver or the headers that carry it anew. */
    static List<String> between(ConfigDocument live, ConfigDocument next) {
        var known = deliveries(live);
        var moves = new ArrayList<String>();
        for (int i = 0; i < next.clients().size(); i++) {
            var endpoints = next.clients().get(i).endpoints();
            for (int j = 0; j < endpoints.size(); j++) {
                var path = "clients[%d].endpoints[%d].delivery".formatted(i, j);
                add(
                        moves,
                        path,
                        known.get(endpoints.get(j).id()),
                        endpoints.get(j).delivery());
            }
        }
        addProviders(moves, live, next);
        return List.copyOf(moves);
    }

    // URL, headers and body of a provider are all templates that may carry the secret.
    private static void addProviders(List<String> moves, ConfigDocument live, ConfigDocument next) {
        var known = new HashMap<String, ProviderSettings>();
        live.providers().forEach(provider -> known.put(provider.id(), provider));
        for (int i = 0; i < next.providers().size(); i++) {
            var after = next.providers().get(i);
            var before = known.get(after.id());
            if (after.secretRef() == null) {
                continue;
            }
            if (before == null || !after.secretRef().equals(before.secretRef())) {
                moves.add("providers[%d].secret_ref".formatted(i));
            } else if (!Objects.equals(after.http(), before.http())) {
                moves.add("providers[%d].http".formatted(i));
            }
        }
    }

    private static Map<String, Delivery> deliveries(ConfigDocument document) {
        var found = new HashMap<String, Delivery>();
        for (var client : document.clients()) {
            for (Endpoint endpoint : client.endpoints()) {
                if (endpoint.delivery() != null) {
                    found.put(endpoint.id(), endpoint.delivery());
                }
            }
        }
        return found;
    }

    private static void add(List<String> moves, String path, @Nullable Delivery before, @Nullable Delivery after) {
        if (after == null || after.secretRef() == null) {
            return;
        }
        if (before == null || !after.secretRef().equals(before.secretRef())) {
            moves.add(path + ".secret_ref");
            return;
        }
        if (!receiver(before.destination()).equals(receiver(after.destination()))) {
            moves.add(path + addressKey(after.destination()));
        }
        if (!after.headers().equals(before.headers())) {
            moves.add(path + ".headers");
        }
    }

    private static String receiver(Destination destination) {
        return switch (destination) {
            case Destination.HttpDestination(var url) -> receiver(URI.create(url));
            case Destination.MailDestination(var to) -> "mailto:" + to.toLowerCase(Locale.ROOT);
            case Destination.PhoneDestination(var to) -> "tel:" + to;
            case Destination.NoDestination _ -> "";
        };
    }

    // With the scheme, because a secret that travels without encryption is everybody's on the way; with path and query,
    // because on a shared host they name the customer.
    private static String receiver(URI uri) {
        var host = "%s://%s:%d"
                .formatted(uri.getScheme(), uri.getHost(), uri.getPort())
                .toLowerCase(Locale.ROOT);
        return host + uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String addressKey(Destination destination) {
        return switch (destination) {
            case Destination.HttpDestination _ -> ".url";
            case Destination.MailDestination _, Destination.PhoneDestination _ -> ".to";
            case Destination.NoDestination _ -> ".method";
        };
    }
}
