package io.headgate.portal.core;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells each fact of a lead in one English sentence for its timeline. */
public final class Sentences {

    private Sentences() {}

    /** One line of a lead's timeline. */
    public record TimelineItem(
            Instant at,
            Stage stage,
            String what,
            String sentence,
            @Nullable ReasonCode reason) {}

    /** The line of a fact, or nothing for facts that are not about a lead. */
    public static Optional<TimelineItem> tell(Event fact) {
        return switch (fact) {
            case LeadRecorded e -> item(e.facts().receivedAt(), Stage.INTAKE, "recorded", recorded(e), schemaReason(e));
            case LeadChecked e -> item(e.at(), Stage.VALIDATION, "checked", checked(e), worstReason(e));
            case LeadDecided e -> item(e.at(), Stage.ROUTING, "decided", decided(e), e.reason());
            case DeliveryAttempted e -> item(e.startedAt(), Stage.DELIVERY, "attempted", attempted(e), e.reason());
            case DeliveryFinished e -> item(e.at(), Stage.DELIVERY, "finished", finished(e), e.reason());
            case LeadClosed e -> item(e.at(), e.stage(), "closed", closed(e), e.reason());
            case LedgerPosted e -> item(e.postedAt(), Stage.RECONCILIATION, "posted", posted(e), null);
            case LeadReturned e -> item(e.at(), Stage.RECONCILIATION, "returned", leadReturned(e), null);
            case ReturnDecided e -> item(e.at(), Stage.RECONCILIATION, "returned", returned(e), e.refusal());
            case DispositionRecorded e -> item(e.occurredAt(), Stage.RECONCILIATION, "disposed", disposed(e), null);
            default -> Optional.empty();
        };
    }

    private static Optional<TimelineItem> item(
            Instant at, Stage stage, String what, String sentence, @Nullable ReasonCode reason) {
        return Optional.of(new TimelineItem(at, stage, what, sentence, reason));
    }

    private static String recorded(LeadRecorded e) {
        var said = "Received from %s%s.".formatted(e.facts().sourceId(), wanted(e.facts()));
        if (e.errors().isEmpty()) {
            return said;
        }
        var fields = e.errors().stream()
                .map(LeadRecorded.FieldError::field)
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s It breaks the source's schema at %s.".formatted(said, fields);
    }

    private static String wanted(LeadFacts facts) {
        var place = Stream.of(
                        facts.location().city(),
                        facts.location().state(),
                        facts.location().zip())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        var wish = Stream.of(facts.segment(), facts.serviceLine())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return (wish.isEmpty() ? "" : " for " + wish)
                + (place.isEmpty() ? "" : " in " + place)
                + (facts.test() ? ", as a test" : "");
    }

    private static @Nullable ReasonCode schemaReason(LeadRecorded e) {
        return e.errors().isEmpty() ? null : ReasonCode.SCHEMA_INVALID;
    }

    private static String checked(LeadChecked e) {
        var remarks = e.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .map(Sentences::remark)
                .toList();
        var passed = e.checks().size() - remarks.size();
        var summary = new ArrayList<String>();
        summary.add("%d of %d checks passed".formatted(passed, e.checks().size()));
        summary.addAll(remarks);
        var end =
                switch (e.outcome()) {
                    case CONTINUE -> "the lead goes on to routing";
                    case REVIEW -> "a person must look at it";
                    case REJECT -> "the source's policy rejects it";
                };
        return String.join("; ", summary) + ": " + end + ".";
    }

    private static String remark(CheckResult check) {
        var verdict =
                switch (check.verdict()) {
                    case PASS -> "passed";
                    case FLAG -> "was flagged";
                    case FAIL -> "failed";
                    case UNAVAILABLE -> "could not be made";
                };
        return "%s %s%s".formatted(check.check(), verdict, check.detail() == null ? "" : " (" + check.detail() + ")");
    }

    private static @Nullable ReasonCode worstReason(LeadChecked e) {
        return e.checks().stream()
                .filter(check -> !"continue".equals(check.action()))
                .map(CheckResult::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The decision in one sentence: routing's own, else one made from the outcome. */
    public static String decided(LeadDecided e) {
        if (!e.trace().sentence().isBlank()) {
            return e.trace().sentence();
        }
        var because = e.reason() == null ? "" : ": " + lowerFirst(e.reason().meaning());
        return switch (e.outcome()) {
            case ALLOCATED -> "Goes to " + endpoints(e) + ".";
            case HELD -> sentence("Held until " + e.heldUntil() + because);
            case REVIEW -> sentence("Waits for a person's review" + because);
            case REJECTED -> sentence("Nobody gets it" + because);
        };
    }

    private static String endpoints(LeadDecided e) {
        return e.allocations().stream()
                .map(allocation -> "%s at %s %s"
                        .formatted(
                                allocation.endpointId(),
                                allocation.price().amount(),
                                allocation.price().currency()))
                .collect(Collectors.joining(" and "));
    }

    private static String attempted(DeliveryAttempted e) {
        var meaning =
                switch (e.result()) {
                    case ACCEPTED -> "accepted";
                    case REJECTED -> "refused";
                    case NOT_SENT -> "nothing was sent";
                    case RETRY -> "to be tried again";
                    case UNKNOWN -> "it may have arrived";
                    case MISCONFIGURED -> "the set-up does not work";
                    case GONE -> "the address is gone for good";
                };
        var answered = e.answerCode() != null || e.status() != null;
        if (e.result() == AttemptClass.MISCONFIGURED && !answered && e.detail() != null) {
            return "Attempt %d at %s: nothing was sent, because %s.".formatted(e.attempt(), e.endpointId(), e.detail());
        }
        var next = e.nextAttemptAt() == null ? "" : "; next attempt at " + e.nextAttemptAt();
        return "Attempt %d at %s: %s after %d ms, %s%s."
                .formatted(e.attempt(), e.endpointId(), e.answer(), e.millis(), meaning, next);
    }

    private static String finished(DeliveryFinished e) {
        var tries = e.attempts() == 1 ? "1 attempt" : e.attempts() + " attempts";
        var endpoint = e.allocation().endpointId();
        var words = e.buyerReason() == null ? "" : " (“" + e.buyerReason() + "”)";
        return switch (e.outcome()) {
            case ACCEPTED -> "%s accepted the lead after %s%s.".formatted(endpoint, tries, answeredPrice(e));
            case REJECTED -> "%s refused the lead%s after %s.".formatted(endpoint, words, tries);
            case FAILED -> failed(e, endpoint, tries);
            case UNKNOWN -> "%s may have the lead: %s brought no certain answer.".formatted(endpoint, tries);
        };
    }

    private static String failed(DeliveryFinished e, String endpoint, String tries) {
        if (e.reason() == ReasonCode.DELIVERY_WRITTEN_OFF) {
            return "The delivery to %s, which may have the lead, was given up by a person.".formatted(endpoint);
        }
        if (e.reason() == ReasonCode.DELIVERY_LET_GO) {
            return "The delivery to %s, which may have the lead, was given up by a person; the lead may go to others."
                    .formatted(endpoint);
        }
        return e.attempts() == 0
                ? sentence("Nothing was sent to %s%s".formatted(endpoint, because(e.reason())))
                : "%s could not be reached with it in %s.".formatted(endpoint, tries);
    }

    private static String because(@Nullable ReasonCode reason) {
        return reason == null ? "" : ": " + lowerFirst(reason.meaning());
    }

    private static String answeredPrice(DeliveryFinished e) {
        var price = e.answeredPrice();
        return price == null ? "" : ", for %s %s as its answer says".formatted(price.amount(), price.currency());
    }

    private static String closed(LeadClosed e) {
        if (e.outcome() == Outcome.DELIVERED) {
            return "Done: the lead is delivered.";
        }
        var because = e.reason() == null ? "" : ": " + lowerFirst(e.reason().meaning());
        var first = e.duplicateOf() == null ? "" : " The first one is " + e.duplicateOf() + ".";
        return sentence("Rejected" + because) + first;
    }

    private static String posted(LedgerPosted e) {
        // Debits are positive; what they sum to moves from the credited to the debited accounts.
        var debited =
                e.lines().stream().filter(line -> line.amount().micros() > 0).toList();
        var credited =
                e.lines().stream().filter(line -> line.amount().micros() < 0).toList();
        var moved = debited.stream()
                .map(line -> line.amount().amount() + " " + line.amount().currency())
                .collect(Collectors.joining(" and "));
        return "Ledger: %s, %s; debit %s, credit %s."
                .formatted(words(e.kind()), moved, accounts(debited), accounts(credited));
    }

    private static String accounts(List<LedgerPosted.Line> lines) {
        return lines.stream()
                .map(line -> "%s of %s".formatted(words(line.account()), line.party()))
                .collect(Collectors.joining(" and "));
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String returned(ReturnDecided e) {
        if (!e.approved()) {
            var because =
                    e.refusal() == null ? "" : ": " + lowerFirst(e.refusal().meaning());
            return sentence(
                    "%s wanted to return it (%s); refused%s".formatted(e.clientId(), e.returnReason(), because));
        }
        var claim = e.claimedFromSource()
                ? "The source owes a credit."
                : "The source owes nothing"
                        + (e.claimRefusal() == null
                                ? "."
                                : ": " + lowerFirst(e.claimRefusal().meaning()));
        return "%s returned it (%s). %s".formatted(e.clientId(), e.returnReason(), claim);
    }

    private static String leadReturned(LeadReturned e) {
        if (!e.returned()) {
            return "A client accepted it after every other had returned it: the lead is not returned any more.";
        }
        return e.claimedFromSource()
                ? "No client keeps it: the lead is returned, and its cost is claimed from its source."
                : "No client keeps it: the lead is returned. Its source is paid all the same.";
    }

    private static String disposed(DispositionRecorded e) {
        var became =
                switch (e.status()) {
                    case ATTEMPTED -> "tried to reach the person";
                    case CONTACTED -> "reached the person";
                    case QUALIFIED -> "found that the person may buy";
                    case APPOINTMENT -> "made an appointment";
                    case QUOTED -> "made an offer";
                    case SOLD -> "made the sale";
                    case LOST -> "lost the sale";
                    case UNREACHABLE -> "could not reach the person and gave up";
                    case NOT_QUALIFIED -> "found that the person cannot be served";
                    case INVALID -> "found that the contact is not right";
                };
        var value = e.value() == null
                ? ""
                : ", worth " + e.value().amount() + " " + e.value().currency();
        return "%s %s%s.".formatted(e.clientId(), became, value);
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** All lines in the order in which they happened; facts of one moment keep the order of the stages. */
    public static List<TimelineItem> timeline(List<? extends Event> facts) {
        return facts.stream()
                .flatMap(fact -> tell(fact).stream())
                .sorted(Comparator.comparing(TimelineItem::at)
                        .thenComparing(item -> "closed".equals(item.what()))
                        .thenComparing(TimelineItem::stage))
                .toList();
    }
}
