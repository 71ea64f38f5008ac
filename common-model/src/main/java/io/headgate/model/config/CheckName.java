package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A check of a lead, by the name that policies and results use. The order is that of results: of several checks that
 * reject a lead, the first one here gives the reason.
 */
public enum CheckName {
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("location")
    LOCATION,
    @JsonProperty("consent")
    CONSENT,
    @JsonProperty("address")
    ADDRESS,
    @JsonProperty("contact_window")
    CONTACT_WINDOW,
    @JsonProperty("dnc")
    DNC,
    @JsonProperty("duplicate")
    DUPLICATE,
    @JsonProperty("identity")
    IDENTITY,
    @JsonProperty("ip_location")
    IP_LOCATION,
    @JsonProperty("name")
    NAME,
    @JsonProperty("risk")
    RISK;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(CheckName::wireName).toList();

    /** The name as documents and events write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The check of that name; empty when there is none. */
    public static Optional<CheckName> find(String wireName) {
        return Arrays.stream(values())
                .filter(check -> check.wireName().equals(wireName))
                .findFirst();
    }

    /** All names as documents write them. */
    public static List<String> wireNames() {
        return NAMES;
    }

    /** Whether every installation makes this check by itself, without asking a provider. */
    public boolean isBuiltIn() {
        return switch (this) {
            case PHONE, EMAIL, LOCATION, CONSENT -> true;
            case ADDRESS, CONTACT_WINDOW, DNC, DUPLICATE, IDENTITY, IP_LOCATION, NAME, RISK -> false;
        };
    }

    /** What follows when the check could not be made and nobody said. Silence about do-not-call is never a pass. */
    public CheckAction whenUnavailable() {
        return switch (this) {
            case DNC -> CheckAction.REVIEW;
            case PHONE,
                    EMAIL,
                    LOCATION,
                    CONSENT,
                    ADDRESS,
                    CONTACT_WINDOW,
                    DUPLICATE,
                    IDENTITY,
                    IP_LOCATION,
                    NAME,
                    RISK -> CheckAction.CONTINUE;
        };
    }
}
