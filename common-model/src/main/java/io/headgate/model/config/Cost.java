package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a source's lead costs, and which fact makes it payable. */
public record Cost(
        @JsonProperty(value = "model", required = true) CostModel model,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @JsonProperty("payable_on") PayableOn payableOn,
        @Nullable BigDecimal share) {

    /** Owned traffic. */
    public static final Cost FREE = new Cost(CostModel.FREE, BigDecimal.ZERO, PayableOn.ACCEPTED, null);

    public Cost {
        Objects.requireNonNull(model, "model");
        amount = amount == null ? BigDecimal.ZERO : amount;
        payableOn = payableOn == null ? PayableOn.ACCEPTED : payableOn;
    }
}
