package io.headgate.intake.core.normalisation;

import java.util.Optional;

/** What normalisation must look up outside the core; the answers depend on nothing but the argument. */
public interface Lookups {

    /** The E.164 form of a possible phone number, read as a US number where it names no country. */
    Optional<String> e164(String phone);

    /** The postal code of a US state, district or territory, from its code or its full name in any case. */
    Optional<String> stateCode(String state);

    /** Whether a person can be recognised by the number, which is in normal form; not by what everybody gives. */
    boolean identifiesByPhone(String phone);

    /** Whether a person can be recognised by the e-mail address, which is in normal form. */
    boolean identifiesByEmail(String email);

    /** Whether the text stands for nothing, as {@code n/a} does. */
    boolean isPlaceholder(String text);
}
