package io.headgate.intake.config;

import io.headgate.intake.core.reading.SubmissionReader;
import io.headgate.reference.ReferenceData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the core what it looks up. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    SubmissionReader submissionReader() {
        return new SubmissionReader(new UsLookups(ReferenceData.load()));
    }
}
