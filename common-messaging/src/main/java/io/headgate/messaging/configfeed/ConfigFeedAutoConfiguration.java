package io.headgate.messaging.configfeed;

import io.headgate.messaging.KafkaSettings;
import io.headgate.messaging.MessagingMetrics;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the feed of the published configuration. */
@AutoConfiguration(afterName = "io.headgate.messaging.MessagingAutoConfiguration")
class ConfigFeedAutoConfiguration {

    @Bean
    ConfigFeed configFeed(KafkaSettings settings, JdbcClient jdbc, MessagingMetrics metrics) {
        var feed = new ConfigFeed(settings.consumerProperties(), new ConfigStore(jdbc));
        metrics.watchConfiguration(() -> feed.current().version(), feed::complete);
        return feed;
    }
}
