package io.headgate.portal.leads;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.portal.core.LeadState;
import io.headgate.portal.core.LeadStatus;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came after the decision: that the lead was given back. Said in words that name no other party. */
record ToldEnds(LeadStatus status, @Nullable LeadReturned returned, List<ReturnDecided> returns, Set<String> holders) {

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
        return new ToldEnds(state == null ? LeadStatus.RECEIVED : state.status(), returned, returns, holders);
    }

    /** The vendor hears of a return once no client keeps the lead, and whether it is paid all the same. */
    String vendor(String sentence) {
        if (status != LeadStatus.RETURNED) {
            return sentence;
        }
        var claimed = returned != null
                ? returned.claimedFromSource()
                : returns.stream().anyMatch(ReturnDecided::claimedFromSource);
        return sentence
                + (claimed
                        ? " It was returned, and its price is claimed back."
                        : " It was returned; you are paid for it all the same.");
    }

    /** A client hears what became of its own return. */
    List<LeadTold.Told> clients(List<LeadTold.Told> told) {
        return told.stream()
                .map(each -> new LeadTold.Told(each.clientId(), each.sentence() + after(each.clientId())))
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
