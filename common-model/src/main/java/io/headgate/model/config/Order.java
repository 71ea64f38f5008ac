package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pre-committed quantity of leads for an endpoint, at a price, between two dates. An empty list means all.
 *
 * @param condition only leads that meet it fill the order
 */
public record Order(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "endpoint", required = true) String endpoint,
        ActiveStatus status,
        @JsonProperty("service_lines") List<String> serviceLines,
        List<Segment> segments,
        List<String> sources,
        @Nullable String condition,
        @JsonProperty(value = "quantity", required = true) int quantity,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Integer priority,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal price,

        List<Cap> caps) {

    /** The rank among orders when none is stated; lower goes first. */
    public static final int DEFAULT_PRIORITY = 100;

    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(endpoint, "endpoint");
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        status = status == null ? ActiveStatus.ACTIVE : status;
        segments = segments == null ? List.of() : List.copyOf(segments);
        sources = sources == null ? List.of() : List.copyOf(sources);
        caps = caps == null ? List.of() : List.copyOf(caps);
        priority = priority == null ? DEFAULT_PRIORITY : priority;
    }
}
