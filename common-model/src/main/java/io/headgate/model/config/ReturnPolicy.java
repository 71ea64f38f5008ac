package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which returns are inside the agreement. */
public record ReturnPolicy(
        @JsonProperty(value = "window", required = true) Duration window,
        List<String> reasons,
        @JsonProperty("max_rate") @Nullable BigDecimal maxRate,
        ReturnRemedy remedy) {

    public ReturnPolicy {
        Objects.requireNonNull(window, "window");
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        remedy = remedy == null ? ReturnRemedy.CREDIT : remedy;
    }
}
