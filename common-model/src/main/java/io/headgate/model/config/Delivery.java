package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a lead reaches an endpoint; the mapping names the receiver's field and gives a field path, or a template with
 * {field} in braces, or a constant after an equals sign.
 */
public record Delivery(
        @JsonProperty(value = "method", required = true) Method method,
        @Nullable String url,
        BodyFormat format,
        Map<String, String> headers,
        @JsonProperty("secret_ref") @Nullable String secretRef,
        Duration timeout,
        @JsonProperty("max_age") Duration maxAge,
        Map<String, String> mapping,
        ResponseRules response,
        Pace pace,
        @Nullable String to,
        @Nullable String template) {

    /** The total time of one attempt when none is stated. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** The freshness limit when none is stated: after it the delivery is given up. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofHours(72);

    public Delivery {
        Objects.requireNonNull(method, "method");
        format = format == null ? BodyFormat.JSON : format;
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
        maxAge = maxAge == null ? DEFAULT_MAX_AGE : maxAge;
        mapping = mapping == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        response = response == null ? ResponseRules.HTTP_STATUS : response;
        pace = pace == null ? Pace.DEFAULT : pace;
    }

    /**
     * Whether this version can deliver by this method; other methods are accepted and their endpoints never eligible.
     */
    public boolean available() {
        return method.isAvailable();
    }

    /** Where it goes: the address that its method asks for. */
    public Destination destination() {
        return method.address().read(this);
    }
}
