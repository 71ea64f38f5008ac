package io.headgate.validation.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this service.
 *
 * @param consumers threads that take received leads
 * @param timePerLead the time in which all checks of one lead must answer; a check without an answer is unavailable
 * @param leadsInFlight leads of which providers are asked at the same time; more wait in the database
 * @param leaseMargin how much longer than its own time a lead may take before another copy takes it over
 * @param poll how often leads without a worker are looked for
 */
@ConfigurationProperties("headgate.validation")
public record ValidationProperties(
        int consumers, Duration timePerLead, int leadsInFlight, Duration leaseMargin, Duration poll) {}
