package io.headgate.model.person;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything personal about a lead, normalised: phones in E.164, lower-case e-mail, NFC names. It leaves memory only
 * sealed ({@link Sealed}) or towards the receiving endpoint, and never prints itself.
 *
 * @param phoneExtension the digits to dial once {@code phone} answers; null when there are none
 * @param phoneAltExtension likewise of {@code phoneAlt}
 * @param attributes every field the source sent beyond the canonical ones; values are String, Boolean, Number or null
 */
public record Contact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneAlt,
        Address address,
        @Nullable Consent consent,
        @Nullable String sourceLeadId,
        Map<String, @Nullable Object> attributes,
        @Nullable String phoneExtension,
        @Nullable String phoneAltExtension) {

    /** A contact whose phones have no extensions. */
    public Contact(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String phoneAlt,
            Address address,
            @Nullable Consent consent,
            @Nullable String sourceLeadId,
            Map<String, @Nullable Object> attributes) {
        this(firstName, lastName, email, phone, phoneAlt, address, consent, sourceLeadId, attributes, null, null);
    }

    @Override
    public String toString() {
        return "Contact[masked]";
    }
}
