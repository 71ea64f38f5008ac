package io.headgate.validation.core;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a source's contract makes of each check's verdict; what it does not say is decided by the defaults here. */
public final class SourcePolicy {

    private static final String CONSENT = "consent";
    private static final String LOCATION = "location";

    // A number that cannot exist is of no use to anybody; everything else is recorded and left to routing.
    private static final Map<String, CheckPolicy> DEFAULTS =
            Map.of("phone", new CheckPolicy(CheckAction.REJECT, CheckAction.CONTINUE, CheckAction.CONTINUE, List.of()));

    public static final SourcePolicy DEFAULT = new SourcePolicy(Map.of());

    private final Map<String, CheckPolicy> stated;

    public SourcePolicy(Map<String, CheckPolicy> stated) {
        this.stated = Map.copyOf(stated);
    }

    /** The policy for a check, or nothing when the check is not to be made: consent has no meaning without a policy. */
    public Optional<CheckPolicy> of(String check) {
        var policy = stated.get(check);
        if (policy == null && check.equals(LOCATION)) {
            // Until a provider verifies whole addresses, what a contract says of the address holds for its place.
            policy = stated.get("address");
        }
        if (policy != null) {
            return Optional.of(policy);
        }
        return check.equals(CONSENT)
                ? Optional.empty()
                : Optional.of(DEFAULTS.getOrDefault(check, CheckPolicy.RECORD_ONLY));
    }

    /** The checks that the source's policy names, in alphabetical order. */
    public List<String> named() {
        return stated.keySet().stream().sorted().toList();
    }

    /** What the verdict of the check leads to. */
    public static CheckAction actionOn(String check, Verdict verdict, CheckPolicy policy) {
        return switch (verdict) {
            case PASS -> CheckAction.CONTINUE;
            case FLAG -> policy.flag();
            case FAIL -> policy.fail();
            case UNAVAILABLE -> policy.whenUnavailable(check);
        };
    }

    /** The reason a rejection gives when the check itself named none. */
    static ReasonCode reasonFor(String check, Verdict verdict) {
        if (verdict == Verdict.UNAVAILABLE) {
            return ReasonCode.CHECK_UNAVAILABLE;
        }
        return switch (check) {
            case "phone" -> ReasonCode.PHONE_INVALID;
            case "email" -> ReasonCode.EMAIL_INVALID;
            case LOCATION -> ReasonCode.LOCATION_UNKNOWN;
            case CONSENT -> ReasonCode.CONSENT_MISSING;
            default -> ReasonCode.CHECK_UNAVAILABLE;
        };
    }
}
