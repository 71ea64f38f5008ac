package io.headgate.model.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** Identifies one delivery: a UUID, written {@code dlv_<uuid>} wherever an outsider sees it. */
public record DeliveryId(UUID value) {

    private static final String PREFIX = "dlv_";

    /**
     * Reads the public form.
     *
     * @throws IllegalArgumentException when the text is not {@code dlv_<uuid>}
     */
    @JsonCreator
    public static DeliveryId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a delivery id"));
    }

    /** Reads the public form, or nothing when the text is anything else. */
    public static Optional<DeliveryId> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeliveryId(UUID.fromString(text.substring(PREFIX.length()))));
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
