package io.headgate.intake.config;

import io.headgate.intake.core.reading.SourceDirectory;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.service.crypto.ApiKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sources as configured right now, found by id, key or posting token. Compiled when the configuration changes, never per request. */
@Component
public class LiveSources {

    private static final String BEARER = "Bearer ";

    private record View(
            @Nullable ConfigSnapshot snapshot, SourceDirectory directory, Map<String, KeyChanged> byToken) {}

    private final ConfigFeed feed;
    private final ApiKeys keys;
    private volatile View view = new View(null, SourceDirectory.NONE, Map.of());

    LiveSources(ConfigFeed feed, ApiKeys keys) {
        this.feed = feed;
        this.keys = keys;
        feed.onChange(this::compile);
    }

    // Compiled by the feed ahead of the first request as a rule; a request that comes sooner does not see the old view.
    private View now() {
        var live = feed.current();
        var known = view;
        return known.snapshot == live ? known : compile(live);
    }

    private synchronized View compile(ConfigSnapshot snapshot) {
        if (view.snapshot == snapshot) {
            return view;
        }
        var before = view.snapshot;
        var directory = before != null && sameDocument(before, snapshot)
                ? view.directory
                : SourceDirectory.compile(snapshot.version(), snapshot.document());
        var byToken = new HashMap<String, KeyChanged>();
        for (var key : snapshot.keysById().values()) {
            var token = key.postingTokenHash();
            if (usable(key) && token != null) {
                byToken.put(token, key);
            }
        }
        view = new View(snapshot, directory, Map.copyOf(byToken));
        return view;
    }

    // Keys and pauses change far more often than the document, and compiling 5,000 endpoints' worth takes a while.
    private static boolean sameDocument(ConfigSnapshot before, ConfigSnapshot now) {
        ConfigDocument document = now.document();
        return before.version() == now.version() && before.document().equals(document);
    }

    private static boolean usable(KeyChanged key) {
        return key.owner() == KeyChanged.Owner.SOURCE && !key.revoked();
    }

    public SourceDirectory directory() {
        return now().directory;
    }

    /** The source behind an {@code Authorization} header. */
    public Optional<SourceTerms> ofBearer(@Nullable String authorization) {
        return authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : ofKey(authorization.substring(BEARER.length()).strip());
    }

    /** The source that a presented API key belongs to, if it is a source's key and not revoked. */
    private Optional<SourceTerms> ofKey(String presented) {
        var id = keys.check(presented);
        var live = now();
        if (id.isEmpty() || live.snapshot == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(live.snapshot.keysById().get(id.get()))
                .filter(key -> usable(key) && ApiKeys.same(key.keyHash(), keys.hash(presented)))
                .flatMap(key -> live.directory.source(key.ownerId()));
    }

    /** The source that a posting URL's token belongs to. */
    public Optional<SourceTerms> ofToken(String presented) {
        if (!keys.checkToken(presented)) {
            return Optional.empty();
        }
        var live = now();
        return Optional.ofNullable(live.byToken.get(keys.hash(presented)))
                .flatMap(key -> live.directory.source(key.ownerId()));
    }

    /** Whether the configuration or the emergency brake pauses the source at this moment. */
    public boolean paused(SourceTerms source, Instant at) {
        var snapshot = now().snapshot;
        return source.paused() || (snapshot != null && snapshot.sourcePaused(source.sourceId(), at));
    }
}
