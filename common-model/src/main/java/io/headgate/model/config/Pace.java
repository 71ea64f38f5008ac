package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/** How fast an endpoint may be fed, and the delays between attempts; no delay listed means the standard schedule. */
public record Pace(
        Integer concurrency, @JsonProperty("per_second") Integer perSecond, List<Duration> backoff) {

    /** Eight at once, fifty a second, the standard retry schedule. */
    public static final Pace DEFAULT = new Pace(8, 50, List.of());

    public Pace {
        concurrency = concurrency == null ? 8 : concurrency;
        perSecond = perSecond == null ? 50 : perSecond;
        backoff = backoff == null ? List.of() : List.copyOf(backoff);
    }
}
