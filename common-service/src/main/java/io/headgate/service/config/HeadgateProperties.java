package io.headgate.service.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings that every service shares.
 *
 * @param masterKey Base64 of 32 random bytes; everything sealed or hashed depends on it. Required
 * @param peers where the other services answer
 */
@ConfigurationProperties("headgate")
public record HeadgateProperties(
        @Nullable String masterKey, @Nullable Peers peers) {

    /** Base URLs of the services. */
    public record Peers(
            @Nullable String intakeUrl,
            @Nullable String validationUrl,
            @Nullable String routingUrl,
            @Nullable String deliveryUrl,
            @Nullable String reconciliationUrl,
            @Nullable String portalUrl) {}
}
