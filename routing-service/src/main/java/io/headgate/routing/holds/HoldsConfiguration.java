package io.headgate.routing.holds;

import io.headgate.routing.live.LiveNetwork;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Held leads follow the configuration. */
@Configuration(proxyBeanMethods = false)
class HoldsConfiguration {

    @Bean
    ApplicationRunner heldLeadsFollowTheConfiguration(LiveNetwork live, HeldLeadScheduler scheduler) {
        return _ -> live.onChange(scheduler::wakeAll);
    }
}
