package io.headgate.validation.providers;

import io.headgate.messaging.retention.PurgeRule;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.http.NameLookup;
import io.headgate.outbound.http.OutboundHttpClient;
import io.headgate.validation.config.ValidationProperties;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client that asks providers, and how long their answers are kept. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean(destroyMethod = "close")
    OutboundHttpClient outboundHttpClient(EgressPolicy policy, Clock clock, ValidationProperties properties) {
        return new OutboundHttpClient(policy, NameLookup.SYSTEM, clock, 2 * properties.leadsInFlight());
    }

    /** Answers that no longer hold. */
    @Bean
    PurgeRule answerPurge() {
        return new PurgeRule("provider_answer", "expires_at", Optional::of);
    }
}
