package io.headgate.testkit;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.model.shared.Topics;
import io.headgate.service.crypto.ApiKeys;
import io.headgate.service.crypto.SecretSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Plays the control plane: each call returns when the service under test has taken the change. */
public class TestConfig {

    // Greater than that of any test run before this one on the same broker.
    private static final AtomicLong REVISIONS =
            new AtomicLong(TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));

    private final TestEvents events;
    private final ConfigFeed feed;
    private final ApiKeys keys;
    private final SecretSealer sealer;

    TestConfig(TestEvents events, ConfigFeed feed, ApiKeys keys, SecretSealer sealer) {
        this.events = events;
        this.feed = feed;
        this.keys = keys;
        this.sealer = sealer;
    }

    /** A source key and posting token as a source would hold them. */
    public record SourceAccess(String keyId, String key, String postingToken) {}

    /** Publishes the YAML document as the next version and returns its number. */
    public int publish(String yaml) {
        return switch (ConfigReader.read(yaml)) {
            case ConfigReading.Parsed parsed -> publish(parsed.document());
            case ConfigReading.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    /** Publishes the document as the next version and returns its number. */
    public int publish(ConfigDocument document) {
        int version = feed.current().version() + 1;
        events.send(Topics.CONFIG, new ConfigPublished(version, Instant.now(), "test", "test", document));
        await(snapshot -> snapshot.version() >= version);
        return version;
    }

    public void pauseEndpoint(String endpointId) {
        pause(PauseChanged.Target.ENDPOINT, endpointId, true, null);
        await(snapshot -> snapshot.endpointPaused(endpointId, Instant.now()));
    }

    /** Pauses an endpoint up to that moment and waits until the service knows. */
    public void pauseEndpoint(String endpointId, Instant until) {
        pause(PauseChanged.Target.ENDPOINT, endpointId, true, until);
        await(snapshot ->
                snapshot.endpointPauses().get(endpointId) instanceof PauseChanged pause && until.equals(pause.until()));
    }

    public void resumeEndpoint(String endpointId) {
        pause(PauseChanged.Target.ENDPOINT, endpointId, false, null);
        await(snapshot -> !snapshot.endpointPaused(endpointId, Instant.now()));
    }

    public void pauseSource(String sourceId) {
        pause(PauseChanged.Target.SOURCE, sourceId, true, null);
        await(snapshot -> snapshot.sourcePaused(sourceId, Instant.now()));
    }

    public void resumeSource(String sourceId) {
        pause(PauseChanged.Target.SOURCE, sourceId, false, null);
        await(snapshot -> !snapshot.sourcePaused(sourceId, Instant.now()));
    }

    private void pause(PauseChanged.Target target, String id, boolean paused, @Nullable Instant until) {
        events.send(
                Topics.CONFIG,
                new PauseChanged(
                        target, id, paused, "test", until, Instant.now(), "test", REVISIONS.incrementAndGet()));
    }

    /** Gives the source a key and a posting URL token. */
    public SourceAccess sourceKey(String sourceId) {
        var key = keys.generate(KeyChanged.Owner.SOURCE);
        var token = keys.newPostingToken();
        events.send(
                Topics.CONFIG,
                new KeyChanged(
                        KeyChanged.Owner.SOURCE,
                        sourceId,
                        key.keyId(),
                        key.hash(),
                        keys.hash(token),
                        false,
                        Instant.now(),
                        REVISIONS.incrementAndGet()));
        await(snapshot -> snapshot.keysById().containsKey(key.keyId()));
        return new SourceAccess(key.keyId(), key.key(), token);
    }

    /** Gives the client an API key. */
    public String clientKey(String clientId) {
        var key = keys.generate(KeyChanged.Owner.CLIENT);
        events.send(
                Topics.CONFIG,
                new KeyChanged(
                        KeyChanged.Owner.CLIENT,
                        clientId,
                        key.keyId(),
                        key.hash(),
                        null,
                        false,
                        Instant.now(),
                        REVISIONS.incrementAndGet()));
        await(snapshot -> snapshot.keysById().containsKey(key.keyId()));
        return key.key();
    }

    public void revoke(String keyId) {
        var known = Objects.requireNonNull(feed.current().keysById().get(keyId), "no such key");
        events.send(
                Topics.CONFIG,
                new KeyChanged(
                        known.owner(),
                        known.ownerId(),
                        keyId,
                        known.keyHash(),
                        known.postingTokenHash(),
                        true,
                        Instant.now(),
                        REVISIONS.incrementAndGet()));
        await(snapshot -> snapshot.keysById().get(keyId) instanceof KeyChanged key && key.revoked());
    }

    public void secret(String ref, String value) {
        var before = feed.current().secrets().get(ref);
        var at = Instant.now();
        var revision = REVISIONS.incrementAndGet();
        events.send(
                Topics.CONFIG,
                new SecretChanged(
                        ref, sealer.seal(ref, value), before == null ? null : before.value(), at, revision, null));
        await(snapshot -> snapshot.revision(SecretChanged.keyOf(ref)) >= revision);
    }

    private void await(Predicate<ConfigSnapshot> taken) {
        Awaitility.await("the configuration feed")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> taken.test(feed.current()));
    }
}
