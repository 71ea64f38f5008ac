package io.headgate.outbound.config;

import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.secret.SecretLookup;
import io.headgate.service.crypto.SecretSealer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service that calls others its egress policy and its secrets. Each service makes its own HTTP client. */
@AutoConfiguration(afterName = "io.headgate.service.config.HeadgateAutoConfiguration")
@EnableConfigurationProperties(EgressProperties.class)
class OutboundAutoConfiguration {

    @Bean
    EgressPolicy egressPolicy(EgressProperties properties) {
        return new EgressPolicy(properties.allowed(), properties.denied());
    }

    @Bean
    SecretLookup secretLookup(SecretSealer sealer) {
        return new SecretLookup(sealer);
    }
}
