package io.headgate.service.config;

import io.headgate.messaging.configfeed.ConfigFeed;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready once a configuration is known: read from the topic's end, or kept from before. */
class ConfigFeedHealth implements HealthIndicator {

    private final ConfigFeed feed;

    ConfigFeedHealth(ConfigFeed feed) {
        this.feed = feed;
    }

    @Override
    public Health health() {
        return feed.caughtUp() || feed.current().version() > 0
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
