package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a lead reaches an endpoint. */
public enum Method {
    @JsonProperty("webhook")
    WEBHOOK,
    @JsonProperty("http")
    HTTP,
    @JsonProperty("soap")
    SOAP,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("salesforce")
    SALESFORCE,
    @JsonProperty("hubspot")
    HUBSPOT,
    @JsonProperty("dynamics")
    DYNAMICS,
    @JsonProperty("zoho")
    ZOHO,
    @JsonProperty("google_sheet")
    GOOGLE_SHEET,
    @JsonProperty("sftp_csv")
    SFTP_CSV,
    @JsonProperty("portal")
    PORTAL
}
