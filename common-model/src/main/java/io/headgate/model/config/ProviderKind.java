package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a provider is asked. */
public enum ProviderKind {
    /** One HTTP request, described by the provider's {@code http}. */
    @JsonProperty("http")
    HTTP
}
