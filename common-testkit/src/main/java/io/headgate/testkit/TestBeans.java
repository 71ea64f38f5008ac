package io.headgate.testkit;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.service.crypto.ApiKeys;
import io.headgate.service.crypto.SecretSealer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test's hands: events in and out, configuration, crashes on demand. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean(destroyMethod = "close")
    TestEvents testEvents(TestPlatform platform, JdbcClient jdbc) {
        return new TestEvents(platform.bootstrap(), jdbc);
    }

    @Bean
    TestConfig testConfig(TestEvents events, ConfigFeed feed, ApiKeys keys, SecretSealer sealer) {
        return new TestConfig(events, feed, keys, sealer);
    }

    @Bean
    CrashSwitch crashSwitch() {
        return new CrashSwitch();
    }
}
