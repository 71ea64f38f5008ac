package io.headgate.validation.providers;

import io.headgate.model.config.ProviderSettings;

/** The list of all kinds of providers: a new one is a folder beside this class and a line here. */
final class ProviderKinds {

    private ProviderKinds() {}

    static CheckProvider create(ProviderSettings settings) {
        return switch (settings.kind()) {
            case HTTP -> throw new IllegalStateException("not yet");
        };
    }
}
