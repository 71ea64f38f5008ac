package io.headgate.model.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** Identifies one return: a UUID, written {@code ret_<uuid>} wherever an outsider sees it. */
public record ReturnId(UUID value) {

    private static final String PREFIX = "ret_";

    /**
     * Reads the public form.
     *
     * @throws IllegalArgumentException when the text is not {@code ret_<uuid>}
     */
    @JsonCreator
    public static ReturnId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a return id"));
    }

    /** Reads the public form, or nothing when the text is anything else. */
    public static Optional<ReturnId> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReturnId(UUID.fromString(text.substring(PREFIX.length()))));
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
