package io.headgate.validation.checks;

import io.headgate.reference.ReferenceData;
import io.headgate.validation.core.Check;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checks of this version, each with its built-in provider. */
@Configuration(proxyBeanMethods = false)
class ChecksConfiguration {

    @Bean
    ReferenceData referenceData() {
        return ReferenceData.load();
    }

    @Bean
    Check phoneCheck(ReferenceData reference) {
        return new PhoneCheck(reference);
    }

    @Bean
    Check emailCheck(ReferenceData reference) {
        return new EmailCheck(reference);
    }

    @Bean
    Check locationCheck(ReferenceData reference) {
        return new LocationCheck(reference);
    }

    @Bean
    Check consentCheck() {
        return new ConsentCheck();
    }
}
