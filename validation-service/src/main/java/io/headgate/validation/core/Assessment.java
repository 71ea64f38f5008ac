package io.headgate.validation.core;

import io.headgate.model.config.CheckAction;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.ValidationOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All checks of one lead together: rejected as soon as one rejects, reviewed as soon as one asks for it, otherwise on.
 *
 * @param reason null unless rejected
 * @param detail null unless rejected
 */
public record Assessment(
        ValidationOutcome outcome,
        @Nullable ReasonCode reason,
        @Nullable String detail,
        Location location,
        List<CheckResult> checks) {

    public Assessment {
        checks = List.copyOf(checks);
    }

    /** What one check found, what the policy made of it, and how long it took. */
    public record Checked(Check check, Finding finding, CheckAction action, long micros) {}

    /** Puts the checks together, which come in the order of their names. */
    public static Assessment of(List<Checked> checks, Location asSent) {
        var location = checks.stream()
                .map(checked -> checked.finding().location())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(asSent);
        var results = checks.stream().map(Assessment::result).toList();
        for (var checked : checks) {
            if (checked.action() == CheckAction.REJECT) {
                return new Assessment(
                        ValidationOutcome.REJECT,
                        reason(checked),
                        checked.finding().detail(),
                        location,
                        results);
            }
        }
        var review = checks.stream().anyMatch(checked -> checked.action() == CheckAction.REVIEW);
        return new Assessment(
                review ? ValidationOutcome.REVIEW : ValidationOutcome.CONTINUE, null, null, location, results);
    }

    private static ReasonCode reason(Checked checked) {
        var named = checked.finding().reason();
        return named != null
                ? named
                : SourcePolicy.reasonFor(
                        checked.check().name(), checked.finding().verdict());
    }

    private static CheckResult result(Checked checked) {
        var finding = checked.finding();
        return new CheckResult(
                checked.check().name().wireName(),
                checked.check().provider(),
                finding.verdict(),
                checked.action().name().toLowerCase(Locale.ROOT),
                finding.reason(),
                finding.detail(),
                finding.data(),
                checked.micros());
    }
}
