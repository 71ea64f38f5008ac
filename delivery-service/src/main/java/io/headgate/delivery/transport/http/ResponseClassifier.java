package io.headgate.delivery.transport.http;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.model.config.ResponseMatch;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.BodyPath;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.StatusSet;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a receiver's answer by its endpoint's rules. Never guesses: a status that the rules call accepted is ACCEPTED
 * only when every rule on the body could be read and none says otherwise, and REJECTED only when the body, read, says
 * so. What a rule cannot read is UNKNOWN, so that the lead is neither charged nor sold to somebody else.
 */
public final class ResponseClassifier {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int HEAD_OF_PAGE = 1000;
    private static final Pattern PAGE = Pattern.compile(
            "(?:<\\?xml[^>]*>|<!--.*?-->|\\s++)*+<(?:!doctype\\s+html|html|head|body)\\b",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final ResponseRules rules;
    private final StatusSet accepted;

    public ResponseClassifier(ResponseRules rules) {
        this.rules = rules;
        this.accepted = StatusSet.parse(rules.accepted());
    }

    /** Whether a rule on the body holds. */
    private sealed interface Verdict {

        record Holds() implements Verdict {}

        record HoldsNot() implements Verdict {}

        /** The body has nothing where the rule looks. */
        record Missing(String path) implements Verdict {}

        /** The body is not one that the rule can be asked of. */
        record Unread(String why) implements Verdict {}
    }

    /**
     * What the answer means.
     *
     * @param earlierUnknown whether an earlier attempt may have reached the receiver; then "we have it already" is the
     *     lost acceptance and not a refusal
     */
    public AttemptOutcome classify(HttpAnswer answer, boolean earlierUnknown) {
        if (holds(rules.retryWhen(), answer)) {
            return retry(answer);
        }
        if (isDuplicate(answer) && earlierUnknown) {
            return accepted(answer, "HTTP " + answer.status() + ": the endpoint has it from an earlier attempt");
        }
        // Refusal first: a careless accept rule matches a body such as "not accepted" as well.
        if (holds(rules.rejectWhen(), answer) || holds(rules.duplicateWhen(), answer)) {
            return rejected(answer, "the answer says that the lead is refused");
        }
        return accepted.contains(answer.status()) ? byBody(answer) : byStatus(answer);
    }

    // The status may mean accepted, and nothing that could be read speaks against it.
    private AttemptOutcome byBody(HttpAnswer answer) {
        var http = "HTTP " + answer.status();
        var unread = Stream.of(rules.acceptWhen(), rules.rejectWhen(), rules.duplicateWhen(), rules.retryWhen())
                .map(rule -> unread(rule, answer))
                .filter(why -> why != null)
                .findFirst();
        if (unread.isPresent()) {
            return AttemptOutcome.unknown(http + ", but " + unread.get());
        }
        if (rules.acceptWhen() == null) {
            return bodyDecides() && isPage(answer)
                    ? AttemptOutcome.unknown(http + ", but the answer is a page that says neither yes nor no")
                    : accepted(answer, http + unreadValues(answer));
        }
        return switch (verdict(rules.acceptWhen(), answer)) {
            case Verdict.Holds _ -> accepted(answer, http + unreadValues(answer));
            case Verdict.HoldsNot _ ->
                isPage(answer)
                        ? AttemptOutcome.unknown(http + ", but the answer is a page that says neither yes nor no")
                        : rejected(answer, http + ", but the answer does not say accepted");
            case Verdict.Missing(var path) ->
                AttemptOutcome.unknown(
                        http + ", but the answer has nothing at " + path + ", where accepted would stand");
            case Verdict.Unread(var why) -> AttemptOutcome.unknown(http + ", but " + why);
        };
    }

    private AttemptOutcome byStatus(HttpAnswer answer) {
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

    private static AttemptOutcome retry(HttpAnswer answer) {
        var overloaded = answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE;
        return new AttemptOutcome(
                AttemptClass.RETRY, null, "HTTP " + answer.status(), null, null, null, answer.retryAfter(), overloaded);
    }

    private AttemptOutcome accepted(HttpAnswer answer, String detail) {
        BigDecimal price = null;
        var said = detail;
        if (rules.price() != null && answer.form() == HttpAnswer.Form.JSON) {
            var stated = value(rules.price(), answer);
            switch (stated == null
                    ? new AnsweredPrice.NotAPrice("the answer names no price")
                    : AnsweredPrice.read(stated)) {
                case AnsweredPrice.Stated(var amount) -> price = amount;
                case AnsweredPrice.NotAPrice(var why) -> said = detail + "; " + why + ", so the agreed price holds";
            }
        }
        return new AttemptOutcome(
                AttemptClass.ACCEPTED, null, said, null, value(rules.externalId(), answer), price, null, false);
    }

    private AttemptOutcome rejected(HttpAnswer answer, String detail) {
        return new AttemptOutcome(
                AttemptClass.REJECTED,
                ReasonCode.DELIVERY_REJECTED,
                detail,
                value(rules.reason(), answer),
                value(rules.externalId(), answer),
                null,
                null,
                false);
    }

    // Without a rule of its own, an endpoint says "duplicate" with 409 or in the words of its refusal.
    private boolean isDuplicate(HttpAnswer answer) {
        if (rules.duplicateWhen() != null) {
            return holds(rules.duplicateWhen(), answer);
        }
        if (answer.status() == CONFLICT) {
            return true;
        }
        var words = value(rules.reason(), answer);
        return holds(rules.rejectWhen(), answer)
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

    // The acceptance stands on the status; that the id and the price could not be read is worth knowing.
    private String unreadValues(HttpAnswer answer) {
        var wanted = rules.externalId() != null || rules.price() != null;
        return wanted && answer.form() != HttpAnswer.Form.JSON
                ? "; the answer is not readable as JSON, so nothing was taken from it"
                : "";
    }

    private static boolean isPage(HttpAnswer answer) {
        var head = answer.body().substring(0, Math.min(answer.body().length(), HEAD_OF_PAGE));
        return answer.form() == HttpAnswer.Form.TEXT && PAGE.matcher(head).lookingAt();
    }

    private static boolean holds(@Nullable ResponseMatch match, HttpAnswer answer) {
        return match != null
                && switch (verdict(match, answer)) {
                    case Verdict.Holds _ -> true;
                    case Verdict.HoldsNot _, Verdict.Missing _, Verdict.Unread _ -> false;
                };
    }

    private static @Nullable String unread(@Nullable ResponseMatch match, HttpAnswer answer) {
        return match == null
                ? null
                : switch (verdict(match, answer)) {
                    case Verdict.Unread(var why) -> why;
                    case Verdict.Holds _, Verdict.HoldsNot _, Verdict.Missing _ -> null;
                };
    }

    private static Verdict verdict(ResponseMatch match, HttpAnswer answer) {
        return switch (answer.form()) {
            case BROKEN_OFF -> new Verdict.Unread("the answer broke off and is not readable");
            case EMPTY ->
                match.path() == null && compare(match, "")
                        ? new Verdict.Holds()
                        : new Verdict.Unread("the answer is empty, so not readable by the rules on it");
            case TEXT ->
                match.path() == null
                        ? truth(compare(match, answer.body()))
                        : new Verdict.Unread("the answer is not readable as JSON");
            case JSON -> match.path() == null ? truth(compare(match, answer.body())) : at(match.path(), match, answer);
        };
    }

    private static Verdict at(String path, ResponseMatch match, HttpAnswer answer) {
        return switch (BodyPath.parse(path).in(answer.json())) {
            case BodyPath.Found.Value(var text) -> truth(compare(match, text.strip()));
            case BodyPath.Found.Absent _ -> new Verdict.Missing(path);
            case BodyPath.Found.OtherShape _ ->
                new Verdict.Unread("the answer is not readable at " + path + ": it is built otherwise");
        };
    }

    private static Verdict truth(boolean holds) {
        return holds ? new Verdict.Holds() : new Verdict.HoldsNot();
    }

    private static boolean compare(ResponseMatch match, String found) {
        if (match.equalTo() != null) {
            return found.equalsIgnoreCase(match.equalTo().strip());
        }
        return match.contains() == null
                || found.toLowerCase(Locale.ROOT).contains(match.contains().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String value(@Nullable String path, HttpAnswer answer) {
        return path == null ? null : BodyPath.parse(path).text(answer.json());
    }
}
