package io.headgate.delivery.core;

import io.headgate.model.config.ResponseMatch;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.ReasonCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a receiver's answer by its endpoint's rules. Never guesses success: only a status that the rules call
 * accepted, with a body that does not say otherwise, is ACCEPTED.
 */
public final class ResponseClassifier {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final ResponseRules rules;
    private final StatusSet accepted;

    public ResponseClassifier(ResponseRules rules) {
        this.rules = rules;
        this.accepted = StatusSet.parse(rules.accepted());
    }

    /**
     * What the answer means.
     *
     * @param earlierUnknown whether an earlier attempt may have reached the receiver; then "we have it already" is the
     *     lost acceptance and not a refusal
     */
    public AttemptOutcome classify(Answer answer, boolean earlierUnknown) {
        if (!answer.complete() && bodyDecides()) {
            return AttemptOutcome.unknown("HTTP " + answer.status() + ", but the answer broke off");
        }
        if (matches(rules.retryWhen(), answer)) {
            return retry(answer);
        }
        var duplicate = isDuplicate(answer);
        if (duplicate && earlierUnknown) {
            return accepted(answer, "HTTP " + answer.status() + ": the endpoint has it from an earlier attempt");
        }
        // Refusal first: a careless accept rule matches a body such as "not accepted" as well.
        if (matches(rules.rejectWhen(), answer) || matches(rules.duplicateWhen(), answer)) {
            return rejected(answer, "the answer says that the lead is refused");
        }
        if (accepted.contains(answer.status())) {
            return rules.acceptWhen() == null || matches(rules.acceptWhen(), answer)
                    ? accepted(answer, "HTTP " + answer.status())
                    : rejected(answer, "HTTP " + answer.status() + ", but the answer does not say accepted");
        }
        return byStatus(answer);
    }

    private AttemptOutcome byStatus(Answer answer) {
        var status = answer.status();
        return switch (status) {
            case 408, 425, 429 -> retry(answer);
            case 410 -> AttemptOutcome.of(AttemptClass.GONE, ReasonCode.ENDPOINT_GONE, "HTTP 410");
            case 401, 403, 404, 405, 406, 407, 411, 415, 426 -> AttemptOutcome.misconfigured("HTTP " + status);
            default ->
                switch (status / 100) {
                    case 5 -> retry(answer);
                    case 1, 3 -> AttemptOutcome.misconfigured("HTTP " + status + "; redirects are not followed");
                    default -> rejected(answer, "HTTP " + status);
                };
        };
    }

    private static AttemptOutcome retry(Answer answer) {
        var overloaded = answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE;
        return new AttemptOutcome(
                AttemptClass.RETRY, null, "HTTP " + answer.status(), null, null, answer.retryAfter(), overloaded);
    }

    private AttemptOutcome accepted(Answer answer, String detail) {
        return new AttemptOutcome(
                AttemptClass.ACCEPTED, null, detail, null, value(rules.externalId(), answer), null, false);
    }

    private AttemptOutcome rejected(Answer answer, String detail) {
        return new AttemptOutcome(
                AttemptClass.REJECTED,
                ReasonCode.DELIVERY_REJECTED,
                detail,
                value(rules.reason(), answer),
                value(rules.externalId(), answer),
                null,
                false);
    }

    // Without a rule of its own, an endpoint says "duplicate" with 409 or in the words of its refusal.
    private boolean isDuplicate(Answer answer) {
        if (rules.duplicateWhen() != null) {
            return matches(rules.duplicateWhen(), answer);
        }
        if (answer.status() == CONFLICT) {
            return true;
        }
        var words = value(rules.reason(), answer);
        return matches(rules.rejectWhen(), answer)
                && ((words != null && saysDuplicate(words)) || saysDuplicate(orEmpty(rules.rejectWhen())));
    }

    private static String orEmpty(@Nullable ResponseMatch match) {
        return match == null || match.equalTo() == null ? "" : match.equalTo();
    }

    private static boolean saysDuplicate(String words) {
        return words.toLowerCase(Locale.ROOT).contains("duplicate");
    }

    private boolean bodyDecides() {
        return rules.acceptWhen() != null
                || rules.rejectWhen() != null
                || rules.duplicateWhen() != null
                || rules.retryWhen() != null;
    }

    private static boolean matches(@Nullable ResponseMatch match, Answer answer) {
        if (match == null) {
            return false;
        }
        var found = match.path() == null
                ? answer.body().strip()
                : BodyPath.parse(match.path()).text(answer.json());
        if (found == null) {
            return false;
        }
        if (match.equalTo() != null) {
            return found.equalsIgnoreCase(match.equalTo());
        }
        return match.contains() == null
                || found.toLowerCase(Locale.ROOT).contains(match.contains().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String value(@Nullable String path, Answer answer) {
        return path == null ? null : BodyPath.parse(path).text(answer.json());
    }
}
