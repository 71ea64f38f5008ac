package io.headgate.delivery.config;

import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.Transports;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.http.NameLookup;
import io.headgate.outbound.http.OutboundHttpClient;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the plain classes their place. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {

    @Bean(destroyMethod = "close")
    OutboundHttpClient outboundHttpClient(
            EgressPolicy policy, ObjectProvider<NameLookup> lookup, Clock clock, DeliveryProperties properties) {
        return new OutboundHttpClient(
                policy, lookup.getIfAvailable(() -> NameLookup.SYSTEM), clock, 2 * properties.slots());
    }

    @Bean
    Transports transports(List<Transport<?>> transports) {
        return new Transports(transports);
    }

    /** Spreads retries; no decision depends on it being unpredictable. */
    @Bean
    RandomGenerator jitter() {
        return RandomGenerator.of("L64X128MixRandom");
    }
}
