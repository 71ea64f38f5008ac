package io.headgate.model.person;

import org.jspecify.annotations.Nullable;

/** A US postal address; {@code zip} has five digits, {@code zip4} stands apart, {@code state} is an upper-case code. */
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip,
        @Nullable String zip4,
        @Nullable String country) {

    public static final Address NONE = new Address(null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Address[masked]";
    }
}
