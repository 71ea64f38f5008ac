package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the brand agreed with the vendor for one source. */
public record Contract(
        @JsonProperty("valid_from") @Nullable LocalDate validFrom,
        @JsonProperty("valid_to") @Nullable LocalDate validTo,
        Cost cost,
        @Nullable ReturnPolicy returns) {

    /** Nothing is owed and nothing can be returned. */
    public static final Contract FREE = new Contract(null, null, Cost.FREE, null);

    public Contract {
        cost = cost == null ? Cost.FREE : cost;
    }
}
