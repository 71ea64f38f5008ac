package io.headgate.service.config;

import io.headgate.messaging.configfeed.ConfigFeed;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while a part of the service cannot take the latest configuration. Not part of the readiness: the service goes on
 * by the version that it has.
 */
class ConfigCompleteHealth implements HealthIndicator {

    private final ConfigFeed feed;

    ConfigCompleteHealth(ConfigFeed feed) {
        this.feed = feed;
    }

    @Override
    public Health health() {
        return (feed.complete() ? Health.up() : Health.down())
                .withDetail("live_version", feed.current().version())
                .withDetail("latest_version", feed.latestVersion())
                .build();
    }
}
