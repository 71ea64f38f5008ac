package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A limit that is never exceeded: leads or money in a calendar window of the owner's zone, or leads in flight at once.
 *
 * @param sources only leads of these sources count; all when empty
 * @param serviceLines only leads for these service lines count; all when empty
 * @param days the length of an {@code interval}
 * @param anchor the first day of some interval
 * @param releaseAfter how long after its acceptance a lead stays in flight; at once when null. Only of a concurrent cap
 */
public record Cap(
        @JsonProperty(value = "limit", required = true) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal limit,

        CapUnit unit,
        @JsonProperty(value = "per", required = true) CapPeriod per,
        List<String> sources,
        @JsonProperty("service_lines") List<String> serviceLines,
        CapBasis basis,
        @Nullable Integer days,
        @Nullable LocalDate anchor,
        @Nullable Pacing pacing,
        @JsonProperty("release_after") @Nullable Duration releaseAfter) {

    /** A cap on every lead, by the moment of its allocation. */
    public Cap(BigDecimal limit, CapUnit unit, CapPeriod per) {
        this(limit, unit, per, List.of(), List.of(), CapBasis.ROUTED_AT, null, null, null, null);
    }

    public Cap {
        Objects.requireNonNull(limit, "limit");
        unit = unit == null ? CapUnit.COUNT : unit;
        Objects.requireNonNull(per, "per");
        sources = sources == null ? List.of() : List.copyOf(sources);
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        basis = basis == null ? CapBasis.ROUTED_AT : basis;
    }

    /** Whether every lead counts, whatever its source and service line. */
    public boolean countsEverything() {
        return sources.isEmpty() && serviceLines.isEmpty();
    }
}
