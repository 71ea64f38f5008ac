package io.headgate.service.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that every service shares.
 *
 * @param masterKey Base64 of 32 random bytes; everything sealed or hashed depends on it. Required
 * @param peers where the other services answer
 */
@ConfigurationProperties("headgate")
public record HeadgateProperties(
        @Nullable String masterKey, @Nullable Peers peers) {

    /**
     * The other services.
     *
     * @param deadline how long to wait for an answer of one of them; the URLs are their bases
     */
    public record Peers(
            @Nullable String intakeUrl,
            @Nullable String validationUrl,
            @Nullable String routingUrl,
            @Nullable String deliveryUrl,
            @Nullable String reconciliationUrl,
            @Nullable String portalUrl,
            @DefaultValue("2s") Duration deadline) {}
}
