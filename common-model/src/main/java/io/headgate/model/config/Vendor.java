package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/** A company that supplies leads through its sources. */
public record Vendor(
        @JsonProperty(value = "id", required = true) String id, String name, List<Source> sources) {

    public Vendor {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
