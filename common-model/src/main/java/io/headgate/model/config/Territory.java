package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A right by contract: the endpoint holds this kind of right of this tier over an area, from date to date. */
public record Territory(
        @Nullable String id,
        @JsonProperty(value = "endpoint", required = true) String endpoint,
        @JsonProperty(value = "right", required = true) RightKind right,
        Integer tier,
        @JsonProperty("service_lines") List<String> serviceLines,
        List<Segment> segments,
        @JsonProperty(value = "area", required = true) Area area,
        @Nullable LocalDate from,
        @Nullable LocalDate to,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal price,

        List<Cap> caps,
        List<String> tags) {

    public Territory {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(right, "right");
        tier = tier == null ? 1 : tier;
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        segments = segments == null ? List.of() : List.copyOf(segments);
        Objects.requireNonNull(area, "area");
        caps = caps == null ? List.of() : List.copyOf(caps);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /**
     * The id if the document gives one, else a name derived from what the right grants, so that it stays the same when
     * rights are reordered or repriced.
     */
    public String key() {
        if (id != null) {
            return id;
        }
        var grant = String.join(
                "|",
                right.name(),
                tier.toString(),
                serviceLines.toString(),
                segments.toString(),
                area.toString(),
                String.valueOf(from));
        // FNV-1a: stable over releases of Java, and wide enough that an endpoint's rights do not meet by chance.
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < grant.length(); i++) {
            hash = (hash ^ grant.charAt(i)) * 0x100000001b3L;
        }
        return endpoint + "-" + HexFormat.of().toHexDigits(hash);
    }
}
