package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The brand whose leads this installation distributes, with the zone and currency that apply where nothing closer
 * says otherwise.
 *
 * @param minZipConfidence how surely a lead must lie within an exclusive right to be won by it, 0 to 1, where its ZIP was
 *     guessed or contradicted; 0 lets any guess win
 */
public record Brand(
        @JsonProperty(value = "id", required = true) String id,
        String name,
        @JsonProperty("time_zone") String timeZone,
        String currency,

        @JsonProperty("min_zip_confidence") @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal minZipConfidence) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Brand {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        timeZone = timeZone == null ? "America/New_York" : timeZone;
        currency = currency == null ? "USD" : currency;
        minZipConfidence = minZipConfidence == null ? HALF : minZipConfidence;
    }

    public Brand(String id, String name, String timeZone, String currency) {
        this(id, name, timeZone, currency, HALF);
    }
}
