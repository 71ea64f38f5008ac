package io.headgate.model.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** Identifies one journal entry: a UUID, written {@code entry_<uuid>} wherever an outsider sees it. */
public record EntryId(UUID value) {

    private static final String PREFIX = "entry_";

    /**
     * Reads the public form.
     *
     * @throws IllegalArgumentException when the text is not {@code entry_<uuid>}
     */
    @JsonCreator
    public static EntryId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a journal entry id"));
    }

    /** Reads the public form, or nothing when the text is anything else. */
    public static Optional<EntryId> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EntryId(UUID.fromString(text.substring(PREFIX.length()))));
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
