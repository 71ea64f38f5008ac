package io.headgate.validation.core;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a source's contract makes of each check's verdict; what it does not say is decided by the defaults here. */
public final class SourcePolicy {

    // A number that cannot exist is of no use to anybody; everything else is recorded and left to routing.
    private static final CheckPolicy REJECT_IMPOSSIBLE =
            new CheckPolicy(CheckAction.REJECT, CheckAction.CONTINUE, CheckAction.CONTINUE, List.of(), null);

    public static final SourcePolicy DEFAULT = new SourcePolicy(Map.of());

    private final Map<CheckName, CheckPolicy> stated = new EnumMap<>(CheckName.class);

    /**
     * A policy.
     *
     * @param stated what the source states, by the names of the checks
     */
    public SourcePolicy(Map<String, CheckPolicy> stated) {
        stated.forEach((name, policy) -> CheckName.find(name).ifPresent(check -> this.stated.put(check, policy)));
    }

    /** The checks to be made, in the order of their results: those that always are, and those that the source names. */
    public Map<CheckName, CheckPolicy> checks() {
        var checks = new EnumMap<CheckName, CheckPolicy>(CheckName.class);
        for (var check : CheckName.values()) {
            find(check).ifPresent(policy -> checks.put(check, policy));
        }
        return checks;
    }

    /** The policy for a check, or nothing when the check is not to be made. */
    public Optional<CheckPolicy> find(CheckName check) {
        return Optional.ofNullable(stated.get(check)).or(() -> unstated(check));
    }

    private Optional<CheckPolicy> unstated(CheckName check) {
        return switch (check) {
            case PHONE -> Optional.of(REJECT_IMPOSSIBLE);
            case EMAIL -> Optional.of(CheckPolicy.RECORD_ONLY);
            // Until a provider verifies whole addresses, what a contract says of the address holds for its place.
            case LOCATION -> Optional.of(stated.getOrDefault(CheckName.ADDRESS, CheckPolicy.RECORD_ONLY));
            // Consent has no meaning without a policy; the others are made only where a source asks for them.
            case CONSENT, ADDRESS, CONTACT_WINDOW, DNC, DUPLICATE, IDENTITY, IP_LOCATION, NAME, RISK ->
                Optional.empty();
        };
    }

    /** The providers that the policy names. */
    public Stream<String> providers() {
        return stated.values().stream().map(CheckPolicy::provider).filter(Objects::nonNull);
    }

    /** What the verdict of the check leads to. */
    public static CheckAction actionOn(Check check, Verdict verdict, CheckPolicy policy) {
        return switch (verdict) {
            case PASS -> CheckAction.CONTINUE;
            case FLAG -> policy.flag();
            case FAIL -> policy.fail();
            case UNAVAILABLE -> policy.unavailable() == null ? check.whenUnavailable() : policy.unavailable();
        };
    }

    /** The reason a rejection gives when the check itself named none. */
    static ReasonCode reasonFor(CheckName check, Verdict verdict) {
        if (verdict == Verdict.UNAVAILABLE) {
            return ReasonCode.CHECK_UNAVAILABLE;
        }
        return switch (check) {
            case PHONE -> ReasonCode.PHONE_INVALID;
            case EMAIL -> ReasonCode.EMAIL_INVALID;
            case LOCATION, ADDRESS -> ReasonCode.LOCATION_UNKNOWN;
            case CONSENT -> ReasonCode.CONSENT_MISSING;
            case DNC -> ReasonCode.DNC_LISTED;
            case IDENTITY, NAME -> ReasonCode.IDENTITY_MISMATCH;
            case CONTACT_WINDOW, DUPLICATE, IP_LOCATION, RISK -> ReasonCode.CHECK_FAILED;
        };
    }
}
