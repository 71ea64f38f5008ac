package io.headgate.reconciliation.web;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.service.crypto.ApiKeys;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which client calls, by its API key; a source's key opens nothing here. */
@Component
public class ClientKeys {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final ConfigFeed feed;

    ClientKeys(ApiKeys keys, ConfigFeed feed) {
        this.keys = keys;
        this.feed = feed;
    }

    /**
     * The client's id.
     *
     * @throws ProblemException 401, the same whatever is wrong with the key; 403 where the client is no longer in the
     *     configuration, which keeps its history
     */
    public String clientOf(@Nullable String authorization) {
        var client = presented(authorization)
                .flatMap(this::owner)
                .orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHORIZED, "A valid client API key is needed."));
        if (feed.current().document().clients().stream()
                .noneMatch(known -> known.id().equals(client))) {
            throw new ProblemException(
                    ProblemCode.CLIENT_NOT_CONFIGURED, "The client of this key is no longer in the configuration.");
        }
        return client;
    }

    /** The zone in which the client's days begin. */
    public ZoneId zoneOf(String clientId) {
        var document = feed.current().document();
        return ZoneId.of(document.clients().stream()
                .filter(client -> client.id().equals(clientId))
                .findFirst()
                .map(document::zoneOf)
                .orElse(document.brand().timeZone()));
    }

    private static Optional<String> presented(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private Optional<String> owner(String key) {
        return keys.check(key)
                .map(id -> feed.current().keysById().get(id))
                .filter(known -> known.owner() == KeyChanged.Owner.CLIENT && !known.revoked())
                .filter(known -> ApiKeys.same(known.keyHash(), keys.hash(key)))
                .map(KeyChanged::ownerId);
    }
}
