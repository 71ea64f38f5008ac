package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One delivery target of a client: what it accepts, when, how many, at what price, and how it is reached.
 *
 * @param exclusivePrice what it pays for a lead that nobody else gets, where a step has several recipients; null when
 *     it makes no such offer
 * @param tags by which steps may name it
 * @param licences where it may do business; anywhere when empty
 * @param performance its conversion, 0 to 1, as far as it is not measured
 * @param location where it is, for distances
 */
public record Endpoint(
        @JsonProperty(value = "id", required = true) String id,
        String name,
        EndpointStatus status,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,

        @JsonProperty("exclusive_price") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal exclusivePrice,

        Integer weight,
        Integer priority,
        @Nullable Hours hours,
        @JsonProperty("off_hours") OffHours offHours,
        Accepts accepts,
        @Nullable EndpointDedupe dedupe,
        List<Cap> caps,
        List<String> tags,
        List<Licence> licences,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal performance,

        @Nullable Point location,
        @Nullable Delivery delivery) {

    /** The share that an endpoint takes in weighted steps when it states none. */
    public static final int DEFAULT_WEIGHT = 1;

    /** The rank in priority steps when none is stated; lower goes first. */
    public static final int DEFAULT_PRIORITY = 100;

    public Endpoint {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        status = status == null ? EndpointStatus.ACTIVE : status;
        price = price == null ? BigDecimal.ZERO : price;
        weight = weight == null ? DEFAULT_WEIGHT : weight;
        priority = priority == null ? DEFAULT_PRIORITY : priority;
        offHours = offHours == null ? OffHours.SKIP : offHours;
        accepts = accepts == null ? Accepts.ANYTHING : accepts;
        caps = caps == null ? List.of() : List.copyOf(caps);
        tags = tags == null ? List.of() : List.copyOf(tags);
        licences = licences == null ? List.of() : List.copyOf(licences);
    }
}
