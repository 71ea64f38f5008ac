package io.headgate.validation.providers;

import io.headgate.model.config.ProviderSettings;
import io.headgate.validation.providers.http.HttpCheckProvider;

/** The list of all kinds of providers: a new one is a folder beside this class and a line here. */
final class ProviderKinds {

    private ProviderKinds() {}

    static CheckProvider create(ProviderSettings settings) {
        return switch (settings.kind()) {
            case HTTP -> HttpCheckProvider.of(settings);
        };
    }
}
