package io.headgate.portal.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The portal's settings beside the common ones.
 *
 * @param adminPassword first password of the user admin, used only while there is no user at all
 * @param adminToken a personal access token of admin for automation; changing it replaces the one before
 * @param publicIntakeUrl where sources reach the intake; the base of posting URLs
 * @param sessionMaxAge how long a login lasts however busy it is
 * @param liveWait how long a publish waits for the services to report the new version
 */
@ConfigurationProperties("headgate")
public record PortalProperties(
        @Nullable String adminPassword,
        @Nullable String adminToken,
        @Nullable String publicIntakeUrl,
        @DefaultValue("12h") Duration sessionMaxAge,
        @DefaultValue("2s") Duration liveWait) {}
