package io.headgate.portal.leads.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.portal.core.Sentences;
import io.headgate.portal.leads.list.LeadItem;
import io.headgate.portal.leads.list.LeadList;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one lead without knowing the person, in one answer.
 *
 * @param sentence what became of it
 */
public record LeadPage(
        Lead lead,
        String sentence,
        List<Sentences.TimelineItem> timeline,
        List<CheckResult> checks,
        List<Decision> decisions,
        List<DeliveryAttempted> attempts,
        List<Delivery> deliveries,
        List<Entry> ledger,
        List<ReturnDecided> returns,
        List<Disposition> dispositions,
        List<Finding> findings) {

    /** What contradicts itself and wants a person: said here and not resolved by itself. */
    record Finding(String code, DeliveryId deliveryId, String endpointId, Instant at, String sentence) {}

    /** The list item with what only the page shows. */
    record Lead(
            @JsonUnwrapped LeadItem item,
            @Nullable LeadFacts facts,
            @Nullable String campaign,
            @Nullable String subId,
            List<LeadRecorded.FieldError> errors) {}

    /** One round of routing. */
    record Decision(
            int round,
            Instant at,
            int configVersion,
            DecisionOutcome outcome,
            @Nullable ReasonCode reason,
            @Nullable Instant heldUntil,
            String sentence,
            DecisionTrace trace,
            List<Allocation> allocations) {

        static Decision of(LeadDecided e) {
            return new Decision(
                    e.round(),
                    e.at(),
                    e.configVersion(),
                    e.outcome(),
                    e.reason(),
                    e.heldUntil(),
                    Sentences.decided(e),
                    e.trace(),
                    e.allocations());
        }
    }

    /** How one delivery ended. */
    record Delivery(
            DeliveryId deliveryId,
            Instant at,
            int round,
            int configVersion,
            Allocation allocation,
            DeliveryOutcome outcome,
            @Nullable ReasonCode reason,
            @Nullable String buyerReason,
            @Nullable String externalId,
            int attempts,
            @Nullable Money answeredPrice) {

        static Delivery of(DeliveryFinished e) {
            return new Delivery(
                    e.allocation().deliveryId(),
                    e.at(),
                    e.round(),
                    e.configVersion(),
                    e.allocation(),
                    e.outcome(),
                    e.reason(),
                    e.buyerReason(),
                    e.externalId(),
                    e.attempts(),
                    e.answeredPrice());
        }
    }

    /** One journal entry. */
    record Entry(EntryId entryId, String kind, Instant effectiveAt, Instant postedAt, List<LedgerPosted.Line> lines) {

        static Entry of(LedgerPosted e) {
            return new Entry(e.entryId(), e.kind(), e.effectiveAt(), e.postedAt(), e.lines());
        }
    }

    /** What a client said of its delivery; of one delivery the current one holds. */
    record Disposition(
            DeliveryId deliveryId,
            String clientId,
            String endpointId,
            DispositionStatus status,
            @Nullable Money value,
            Instant occurredAt,
            Instant recordedAt,
            boolean current) {}

    private static List<Disposition> dispositions(List<Event> told) {
        var newest = all(told, DispositionRecorded.class)
                .collect(Collectors.toMap(
                        DispositionRecorded::deliveryId,
                        Function.identity(),
                        BinaryOperator.maxBy(DispositionRecorded.BY_TIME)));
        return all(told, DispositionRecorded.class)
                .sorted(DispositionRecorded.BY_TIME)
                .map(e -> new Disposition(
                        e.deliveryId(),
                        e.clientId(),
                        e.endpointId(),
                        e.status(),
                        e.value(),
                        e.occurredAt(),
                        e.at(),
                        e.equals(newest.get(e.deliveryId()))))
                .toList();
    }

    static LeadPage of(LeadList.Detailed detailed, List<Event> told) {
        var lead = new Lead(
                detailed.item(),
                facts(told),
                detailed.campaign(),
                detailed.subId(),
                all(told, LeadRecorded.class).flatMap(e -> e.errors().stream()).toList());
        var timeline = Sentences.timeline(told);
        var rounds = (int) all(told, LeadDecided.class).count();
        return new LeadPage(
                lead,
                OutcomeSentence.sentenceOf(detailed.item(), rounds, timeline),
                timeline,
                all(told, LeadChecked.class).flatMap(e -> e.checks().stream()).toList(),
                all(told, LeadDecided.class)
                        .sorted(Comparator.comparingInt(LeadDecided::round).thenComparing(LeadDecided::at))
                        .map(Decision::of)
                        .toList(),
                all(told, DeliveryAttempted.class)
                        .sorted(Comparator.comparing(DeliveryAttempted::startedAt))
                        .toList(),
                lastOfEach(told)
                        .sorted(Comparator.comparing(DeliveryFinished::at))
                        .map(Delivery::of)
                        .toList(),
                all(told, LedgerPosted.class)
                        .sorted(Comparator.comparing(LedgerPosted::postedAt))
                        .map(Entry::of)
                        .toList(),
                all(told, ReturnDecided.class).toList(),
                dispositions(told),
                findings(told));
    }

    // The later acceptance changes nothing by itself: the lead may have gone to somebody else meanwhile.
    private static List<Finding> findings(List<Event> told) {
        var ended = lastOfEach(told)
                .filter(each -> each.outcome() == DeliveryOutcome.REJECTED || each.outcome() == DeliveryOutcome.FAILED)
                .collect(Collectors.toMap(each -> each.allocation().deliveryId(), Function.identity()));
        return all(told, DeliveryAttempted.class)
                .filter(each -> each.result() == AttemptClass.ACCEPTED && ended.containsKey(each.deliveryId()))
                .sorted(Comparator.comparing(DeliveryAttempted::startedAt))
                .map(each -> new Finding(
                        "ACCEPTED_LATE",
                        each.deliveryId(),
                        each.endpointId(),
                        each.startedAt().plusMillis(each.millis()),
                        "%s accepted the lead by attempt %d, though its delivery had ended without it%s. It has the lead, and is not charged: settle it with the client."
                                .formatted(each.endpointId(), each.attempt(), because(ended.get(each.deliveryId())))))
                .toList();
    }

    private static String because(@Nullable DeliveryFinished end) {
        var reason = end == null ? null : end.reason();
        return reason == ReasonCode.DELIVERY_WRITTEN_OFF || reason == ReasonCode.DELIVERY_LET_GO
                ? ": a person had given it up"
                : "";
    }

    // The later the stage, the better it knows the location.
    private static @Nullable LeadFacts facts(List<Event> told) {
        return Stream.of(
                        all(told, LeadDecided.class).map(LeadDecided::facts),
                        all(told, DeliveryFinished.class).map(DeliveryFinished::facts),
                        all(told, LeadChecked.class).map(LeadChecked::facts),
                        all(told, LeadRecorded.class).map(LeadRecorded::facts))
                .flatMap(stream -> stream)
                .findFirst()
                .map(LeadPage::withoutKeys)
                .orElse(null);
    }

    private static LeadFacts withoutKeys(LeadFacts facts) {
        return new LeadFacts(
                facts.sourceId(),
                facts.vendorId(),
                facts.campaign(),
                facts.subId(),
                facts.serviceLine(),
                facts.segment(),
                facts.language(),
                facts.test(),
                facts.receivedAt(),
                facts.location(),
                facts.attributes(),
                null,
                null);
    }

    /** How each delivery stands: one that ended in doubt and was resolved is said twice, and the certain end counts. */
    static Stream<DeliveryFinished> lastOfEach(List<Event> told) {
        var last = new LinkedHashMap<DeliveryId, DeliveryFinished>();
        all(told, DeliveryFinished.class)
                .forEach(each -> last.merge(
                        each.allocation().deliveryId(),
                        each,
                        (known, other) -> known.outcome() == DeliveryOutcome.UNKNOWN ? other : known));
        return last.values().stream();
    }

    private static <E extends Event> Stream<E> all(List<Event> told, Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast);
    }
}
