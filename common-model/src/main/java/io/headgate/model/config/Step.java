package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at placing a lead: a pool, a condition, an algorithm, and how many recipients it may choose.
 *
 * @param minPrice what an endpoint pays at least to get a lead here
 * @param shares by endpoint, in percent, for the percentage algorithm
 * @param tieBreakers in the order in which they are asked; the standing order of the rights when empty
 * @param caps on what the step places
 */
public record Step(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "pool", required = true) Pool pool,
        Algorithm algorithm,
        Integer recipients,
        @Nullable String condition,

        @JsonProperty("min_price") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal minPrice,

        Map<String, BigDecimal> shares,
        @JsonProperty("share_of") ShareOf shareOf,
        @JsonProperty("tie_breakers") List<TieBreaker> tieBreakers,
        List<Cap> caps) {

    public Step {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pool, "pool");
        algorithm = algorithm == null ? Algorithm.PRIORITY : algorithm;
        recipients = recipients == null ? 1 : recipients;
        shares = shares == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        shareOf = shareOf == null ? ShareOf.PLACED : shareOf;
        tieBreakers = tieBreakers == null ? List.of() : List.copyOf(tieBreakers);
        caps = caps == null ? List.of() : List.copyOf(caps);
    }
}
