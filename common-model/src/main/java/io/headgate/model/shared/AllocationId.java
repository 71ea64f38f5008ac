package io.headgate.model.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** Identifies one allocation: a UUID, written {@code alloc_<uuid>} wherever an outsider sees it. */
public record AllocationId(UUID value) {

    private static final String PREFIX = "alloc_";

    /**
     * Reads the public form.
     *
     * @throws IllegalArgumentException when the text is not {@code alloc_<uuid>}
     */
    @JsonCreator
    public static AllocationId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a allocation id"));
    }

    /** Reads the public form, or nothing when the text is anything else. */
    public static Optional<AllocationId> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AllocationId(UUID.fromString(text.substring(PREFIX.length()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + value;
    }
}
