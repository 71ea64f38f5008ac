package io.headgate.portal.leads.page;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.portal.core.LeadState;
import io.headgate.portal.core.LeadStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came after the decision: how it ended, and whether it was given back. Said in words that name no other party. */
record ToldEnds(
        LeadStatus status,
        @Nullable ReasonCode reason,
        @Nullable LeadReturned returned,
        List<ReturnDecided> returns,
        Set<String> holders,
        Map<String, Set<DeliveryId>> allocated,
        Map<DeliveryId, DeliveryFinished> finished) {

    private static final String PLACED = "The lead was placed.";
    private static final String NOT_PLACED = "The lead was rejected.";
    private static final String VENDOR_IN_DOUBT = "The lead is being delivered; that it arrived is not confirmed yet.";
    private static final String CLIENT_IN_DOUBT =
            "The lead was sent to you; your system has not confirmed that it has it, and nothing is charged.";
    private static final String ON_ITS_WAY = "The lead is on its way to you; nothing is charged yet.";
    private static final String REFUSED = "The lead was sent to you, and your system refused it. Nothing is charged.";
    private static final String NOT_ARRIVED = "The lead was meant for you and did not reach you; nothing is charged.";
    private static final String WRITTEN_OFF =
            "The lead was sent to you; that it arrived was never confirmed, and it was given up. Nothing is charged.";

    static ToldEnds of(List<Event> told) {
        var state = told.stream()
                .flatMap(event -> LeadId.parse(event.key()).stream())
                .findFirst()
                .map(LeadState::unknown)
                .orElse(null);
        for (var event : told) {
            state = state == null ? null : state.with(event);
        }
        var returned = all(told, LeadReturned.class)
                .max(Comparator.comparing(LeadReturned::at))
                .filter(LeadReturned::returned)
                .orElse(null);
        var returns = all(told, ReturnDecided.class)
                .sorted(Comparator.comparing(ReturnDecided::at))
                .toList();
        var back = returns.stream()
                .filter(ReturnDecided::approved)
                .map(ReturnDecided::deliveryId)
                .toList();
        var holders = new HashSet<String>();
        all(told, DeliveryFinished.class)
                .filter(each -> each.outcome() == DeliveryOutcome.ACCEPTED)
                .filter(each -> !back.contains(each.allocation().deliveryId()))
                .forEach(each -> holders.add(each.allocation().clientId()));
        var allocated = new HashMap<String, Set<DeliveryId>>();
        all(told, LeadDecided.class)
                .flatMap(round -> round.allocations().stream())
                .forEach(each -> allocated
                        .computeIfAbsent(each.clientId(), _ -> new HashSet<>())
                        .add(each.deliveryId()));
        return new ToldEnds(
                state == null ? LeadStatus.RECEIVED : state.status(),
                state == null ? null : state.reason(),
                returned,
                returns,
                holders,
                allocated,
                LeadPage.lastOfEach(told)
                        .collect(Collectors.toMap(each -> each.allocation().deliveryId(), Function.identity())));
    }

    /**
     * What the vendor hears: where the lead stands, and of a return once no client keeps the lead, with whether it is paid
     * all the same.
     *
     * @param decided the words for the last decision; null before the first
     */
    @Nullable
    String vendor(@Nullable String decided) {
        return switch (status) {
            case RECEIVED, VALIDATED, ALLOCATED, HELD, REVIEW -> decided;
            case UNCONFIRMED -> VENDOR_IN_DOUBT;
            case DELIVERED, CONVERTED -> PLACED;
            case RETURNED -> PLACED + afterReturn();
            case REJECTED -> reason == null ? NOT_PLACED : NOT_PLACED + " " + reason.publicMeaning();
        };
    }

    private String afterReturn() {
        var claimed = returned != null
                ? returned.claimedFromSource()
                : returns.stream().anyMatch(ReturnDecided::claimedFromSource);
        return claimed
                ? " It was returned, and its price is claimed back."
                : " It was returned; you are paid for it all the same.";
    }

    /** What a client hears that was chosen and does not have the lead; null for every other. */
    @Nullable
    String withoutTheLead(String clientId) {
        var own = allocated.getOrDefault(clientId, Set.of());
        var ends = own.stream()
                .flatMap(id -> Optional.ofNullable(finished.get(id)).stream())
                .toList();
        if (own.isEmpty() || ends.stream().anyMatch(each -> each.outcome() == DeliveryOutcome.ACCEPTED)) {
            return null;
        }
        if (ends.stream().anyMatch(each -> each.outcome() == DeliveryOutcome.UNKNOWN)) {
            return CLIENT_IN_DOUBT;
        }
        if (ends.size() < own.size()) {
            return ON_ITS_WAY;
        }
        var last = ends.stream().max(Comparator.comparing(DeliveryFinished::at)).orElseThrow();
        if (last.outcome() == DeliveryOutcome.REJECTED) {
            return REFUSED;
        }
        var why = last.reason();
        if (why == ReasonCode.DELIVERY_WRITTEN_OFF) {
            return WRITTEN_OFF;
        }
        return why == null ? NOT_ARRIVED : NOT_ARRIVED + " " + why.publicMeaning();
    }

    /** A client hears what became of its own return. */
    List<LeadExplanation.Told> clients(List<LeadExplanation.Told> told) {
        return told.stream()
                .map(each -> new LeadExplanation.Told(each.clientId(), each.sentence() + after(each.clientId())))
                .toList();
    }

    private String after(String clientId) {
        var own = returns.stream()
                .filter(each -> each.clientId().equals(clientId))
                .toList();
        if (own.isEmpty()) {
            return "";
        }
        if (own.stream().anyMatch(ReturnDecided::approved)) {
            return holders.contains(clientId)
                    ? " One of your deliveries of it was returned, and its price is credited."
                    : " You returned it, and its price is credited.";
        }
        var refusal = own.getLast().refusal();
        return " You wanted to return it, which was refused." + (refusal == null ? "" : " " + refusal.publicMeaning());
    }

    private static <E extends Event> Stream<E> all(List<Event> told, Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast);
    }
}
