package io.headgate.validation.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this service.
 *
 * @param consumers threads that take received leads
 * @param timePerLead the time in which all checks of one lead must answer; a check without an answer is unavailable
 */
@ConfigurationProperties("headgate.validation")
public record ValidationProperties(int consumers, Duration timePerLead) {}
