package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** How a client pays. */
public record Billing(
        @JsonProperty(value = "mode", required = true) BillingMode mode) {

    /** Invoiced at the end of the period. */
    public static final Billing INVOICE = new Billing(BillingMode.INVOICE);

    public Billing {
        Objects.requireNonNull(mode, "mode");
    }
}
