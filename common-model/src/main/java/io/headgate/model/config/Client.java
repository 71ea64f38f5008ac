package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A party that receives leads through its endpoints. */
public record Client(
        @JsonProperty(value = "id", required = true) String id,
        String name,
        ClientKind kind,
        @JsonProperty("time_zone") @Nullable String timeZone,
        Billing billing,
        @Nullable ReturnPolicy returns,
        List<Cap> caps,
        List<Endpoint> endpoints) {

    public Client {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        kind = kind == null ? ClientKind.BUYER : kind;
        billing = billing == null ? Billing.INVOICE : billing;
        caps = caps == null ? List.of() : List.copyOf(caps);
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    }
}
