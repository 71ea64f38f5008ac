package io.headgate.intake.core;

import java.util.Optional;

/** What normalisation must look up outside the core; both answers depend on nothing but the argument. */
public interface Lookups {

    /** The E.164 form of a possible phone number, read as a US number where it names no country. */
    Optional<String> e164(String phone);

    /** The postal code of a US state, district or territory, from its code or its full name in any case. */
    Optional<String> stateCode(String state);
}
