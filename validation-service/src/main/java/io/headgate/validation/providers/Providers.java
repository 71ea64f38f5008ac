package io.headgate.validation.providers;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.outbound.secret.SecretLookup;
import io.headgate.validation.core.Check;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The providers of the configuration that is live, and the checks that they make. */
@Component
public class Providers {

    private final SecretLookup secrets;
    private final ProviderLookup lookup;
    private final Clock clock;
    private volatile Map<String, ConfiguredProvider> byId = Map.of();

    Providers(ConfigFeed feed, SecretLookup secrets, ProviderLookup lookup, Clock clock) {
        this.secrets = secrets;
        this.lookup = lookup;
        this.clock = clock;
        feed.onChange(this::setUp);
    }

    /** Whether the live configuration has a provider of that id. */
    public boolean contains(@Nullable String providerId) {
        return providerId != null && byId.containsKey(providerId);
    }

    /**
     * The check that the provider makes; nothing when the live configuration has no such provider.
     *
     * @param builtIn the check of the same name that asks nobody; the provider goes on where it found nothing wrong
     */
    public Optional<Check> findCheck(String providerId, @Nullable Check builtIn) {
        return Optional.ofNullable(byId.get(providerId)).map(provider -> new ProvidedCheck(provider, builtIn, lookup));
    }

    private void setUp(ConfigSnapshot snapshot) {
        var known = byId;
        var next = new HashMap<String, ConfiguredProvider>();
        for (var settings : snapshot.document().providers()) {
            var opened = secrets.openSecrets(snapshot.secrets(), settings.secretRef());
            var before = known.get(settings.id());
            next.put(
                    settings.id(),
                    before != null && before.isSetUpAs(settings, opened)
                            ? before
                            : new ConfiguredProvider(settings, opened, clock));
        }
        byId = Map.copyOf(next);
    }
}
