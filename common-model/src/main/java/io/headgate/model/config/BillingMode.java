package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a client pays. */
public enum BillingMode {
    @JsonProperty("invoice")
    INVOICE,
    @JsonProperty("prepaid")
    PREPAID,
    @JsonProperty("chargeback")
    CHARGEBACK
}
