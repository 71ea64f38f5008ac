package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One feed of leads with its own contract: fields, policy, caps, costs and returns. */
public record Source(
        @JsonProperty(value = "id", required = true) String id,
        String name,
        ActiveStatus status,
        @JsonProperty("service_lines") List<String> serviceLines,
        SourceSchema schema,
        SourceMapping mapping,
        @Nullable SourceDedupe dedupe,
        List<Cap> caps,
        @JsonProperty("rate_limit") @Nullable RateLimit rateLimit,
        Map<String, CheckPolicy> validation,
        Contract contract) {

    public Source {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        status = status == null ? ActiveStatus.ACTIVE : status;
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        schema = schema == null ? SourceSchema.CANONICAL : schema;
        mapping = mapping == null ? SourceMapping.NONE : mapping;
        caps = caps == null ? List.of() : List.copyOf(caps);
        validation = validation == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(validation));
        contract = contract == null ? Contract.FREE : contract;
    }

    /** What the source states for the check; validation-service has defaults for what it does not (an impossible phone is refused). */
    public CheckPolicy policyFor(CheckName check) {
        return validation.getOrDefault(check.wireName(), CheckPolicy.RECORD_ONLY);
    }
}
