package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Matches a provider's answer. Everything that is said must hold.
 *
 * @param status a status such as 404, 2xx or 200-204; null means 2xx
 * @param path where in the JSON answer the value stands, such as {@code $.result.valid}; null means the whole body
 * @param equalTo the value, whatever its case; null means that any value will do
 * @param contains what the value contains, whatever its case
 */
public record AnswerMatch(
        @Nullable String status,
        @Nullable String path,
        @JsonProperty("equals") @Nullable String equalTo,
        @Nullable String contains) {}
