package io.headgate.routing.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of routing-service.
 *
 * @param freshness a lead that could not be placed within this time is rejected as too old
 * @param reviewLimit how long a person may take to look at a parked lead
 * @param holdInterval how often held leads are looked at
 * @param auditInterval how often every counter is compared with the reservations behind it
 * @param concurrency threads per topic in this copy
 */
@ConfigurationProperties("headgate.routing")
public record RoutingProperties(
        @DefaultValue("72h") Duration freshness,
        @DefaultValue("30d") Duration reviewLimit,
        @DefaultValue("500ms") Duration holdInterval,
        @DefaultValue("1m") Duration auditInterval,
        @DefaultValue("2") int concurrency) {}
