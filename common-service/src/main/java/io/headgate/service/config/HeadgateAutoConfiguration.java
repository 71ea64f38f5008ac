package io.headgate.service.config;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.service.crypto.ApiKeys;
import io.headgate.service.crypto.BlindIndex;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.MasterKey;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.service.crypto.SecretSealer;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.boundary.WebConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Gives a service its keys, its boundary and its peers. */
@AutoConfiguration(
        afterName = "io.headgate.messaging.MessagingAutoConfiguration",
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@EnableConfigurationProperties(HeadgateProperties.class)
@Import(WebConfiguration.class)
class HeadgateAutoConfiguration {

    @Bean
    MasterKey masterKey(HeadgateProperties properties) {
        return MasterKey.of(properties.masterKey());
    }

    @Bean
    PersonKeys personKeys(MasterKey masterKey) {
        return new PersonKeys(masterKey);
    }

    @Bean
    ContactSealer contactSealer(PersonKeys keys) {
        return new ContactSealer(keys);
    }

    @Bean
    SecretSealer secretSealer(PersonKeys keys) {
        return new SecretSealer(keys);
    }

    @Bean
    BlindIndex blindIndex(MasterKey masterKey) {
        return new BlindIndex(masterKey);
    }

    @Bean
    ApiKeys apiKeys(MasterKey masterKey) {
        return new ApiKeys(masterKey);
    }

    @Bean
    ServiceToken serviceToken(MasterKey masterKey) {
        return new ServiceToken(masterKey);
    }

    @Bean
    PeerClient peerClient(HeadgateProperties properties, ServiceToken token) {
        return new PeerClient(properties.peers(), token);
    }

    @Bean
    ConfigFeedHealth configFeedHealthIndicator(ConfigFeed feed) {
        return new ConfigFeedHealth(feed);
    }

    @Bean
    ConfigCompleteHealth configCompleteHealthIndicator(ConfigFeed feed) {
        return new ConfigCompleteHealth(feed);
    }
}
