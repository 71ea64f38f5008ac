package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the leads within its scope are routed: steps in order, and what becomes of a lead that none could place. An
 * empty scope list means all.
 *
 * @param freshness how long after its receipt a lead may be routed; the installation's limit when null
 */
public record Plan(
        @JsonProperty(value = "id", required = true) String id,
        String name,
        ActiveStatus status,
        @JsonProperty("service_lines") List<String> serviceLines,
        List<Segment> segments,
        List<String> sources,
        List<Step> steps,
        Otherwise otherwise,
        @Nullable Duration freshness) {

    public Plan {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        status = status == null ? ActiveStatus.ACTIVE : status;
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        segments = segments == null ? List.of() : List.copyOf(segments);
        sources = sources == null ? List.of() : List.copyOf(sources);
        steps = steps == null ? List.of() : List.copyOf(steps);
        otherwise = otherwise == null ? Otherwise.REJECT : otherwise;
    }
}
