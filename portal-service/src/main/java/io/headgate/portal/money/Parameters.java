package io.headgate.portal.money;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.service.peer.PeerClient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriBuilder;
import tools.jackson.databind.JsonNode;

/** The parameters that a call was given, as they are passed on; what was not given is left out. */
final class Parameters {

    private final Map<String, Object> given = new LinkedHashMap<>();

    Parameters with(String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
        return this;
    }

    Function<UriBuilder, URI> uri(String path) {
        return uri -> {
            uri.path(path);
            given.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
            return uri.build(given);
        };
    }

    @Nullable
    JsonNode get(PeerClient peers, String path) {
        return PeerAnswers.answerOf(
                "reconciliation",
                () -> peers.reconciliation().get().uri(uri(path)).retrieve().body(JsonNode.class));
    }
}
