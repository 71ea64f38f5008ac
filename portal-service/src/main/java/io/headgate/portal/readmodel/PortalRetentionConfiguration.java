package io.headgate.portal.readmodel;

import io.headgate.messaging.retention.PurgeRule;
import io.headgate.messaging.retention.Retention;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the portal may forget: copies. Versions, the audit log and the facts of leads stay. */
@Configuration(proxyBeanMethods = false)
class PortalRetentionConfiguration {

    @Bean
    PurgeRule attemptPurge(Retention retention) {
        return PurgeRule.after(
                retention.of("endpoint-attempts", Duration.ofDays(400)), "endpoint_attempt", "started_at");
    }
}
