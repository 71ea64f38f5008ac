package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who answers a check, for the sources whose policy for that check names it.
 *
 * @param secretRef the stored secret that the calls need
 * @param timeout the time of one call
 * @param cache how long an answer holds for equal questions; null means that every lead is asked about
 * @param cost what one call costs, in the brand's currency
 * @param whenUnavailable what follows when the provider gives no answer and the source's policy does not say
 * @param concurrency calls at once, from each copy of the service
 * @param perSecond calls a second, from each copy of the service
 */
public record ProviderSettings(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "check", required = true) CheckName check,
        ProviderKind kind,
        @JsonProperty("secret_ref") @Nullable String secretRef,
        Duration timeout,
        @Nullable Duration cache,
        @Nullable BigDecimal cost,
        @JsonProperty("when_unavailable") @Nullable CheckAction whenUnavailable,
        Integer concurrency,
        @JsonProperty("per_second") Integer perSecond,
        @Nullable HttpProviderSettings http) {

    /** The time of one call when none is stated. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

    private static final int DEFAULT_CONCURRENCY = 64;
    private static final int DEFAULT_PER_SECOND = 200;

    public ProviderSettings {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(check, "check");
        kind = kind == null ? ProviderKind.HTTP : kind;
        timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
        concurrency = concurrency == null ? DEFAULT_CONCURRENCY : concurrency;
        perSecond = perSecond == null ? DEFAULT_PER_SECOND : perSecond;
    }
}
