package io.headgate.outbound.limit;

import java.time.Duration;

/**
 * When a receiver counts as down.
 *
 * @param window calls looked at
 * @param minimumCalls calls needed before anything is concluded
 * @param failureRate percentage of failed calls that opens the circuit
 * @param openFor rest before the first probe; doubles with each failed probe
 * @param longestOpen the most it doubles to
 */
public record CircuitBreakerSettings(
        int window, int minimumCalls, float failureRate, Duration openFor, Duration longestOpen) {}
