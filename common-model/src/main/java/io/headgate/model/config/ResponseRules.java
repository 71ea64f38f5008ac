package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver's answer is read: a status such as 200 or 2xx that may mean accepted, matches that decide against it,
 * and where its reason, id, price and redirect stand.
 */
public record ResponseRules(
        String accepted,
        @JsonProperty("accept_when") @Nullable ResponseMatch acceptWhen,
        @JsonProperty("reject_when") @Nullable ResponseMatch rejectWhen,
        @JsonProperty("duplicate_when") @Nullable ResponseMatch duplicateWhen,
        @JsonProperty("retry_when") @Nullable ResponseMatch retryWhen,
        @Nullable String reason,
        @JsonProperty("external_id") @Nullable String externalId,
        @Nullable String price,
        @JsonProperty("redirect_url") @Nullable String redirectUrl) {

    /** The HTTP status alone decides. */
    public static final ResponseRules HTTP_STATUS =
            new ResponseRules("2xx", null, null, null, null, null, null, null, null);

    public ResponseRules {
        accepted = accepted == null ? "2xx" : accepted;
    }
}
