package io.headgate.intake.status;

import io.headgate.intake.core.status.StatusTransition;
import io.headgate.intake.core.status.SubmissionStatus;
import io.headgate.intake.status.LeadLife.Told;
import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps each lead's status in step with what the later stages say, whatever the order in which it arrives. */
@Component
class StatusProjection implements EventHandler<Event, @Nullable Void> {

    private static final String LEAD_COST = "LEAD_COST";

    private final LeadLife lives;

    StatusProjection(LeadLife lives) {
        this.lives = lives;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<Event> received) {
        return null;
    }

    // A step has its event's id as its key, and a status only ever moves on.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<Event, @Nullable Void>> batch) {
        var winners = new TreeMap<String, StatusTransition>();
        var told = new ArrayList<Told>();
        var returns = new TreeMap<String, LeadReturned>();
        var booked = new TreeMap<LeadId, Money>(Comparator.comparing(LeadId::value));
        for (var prepared : batch) {
            var received = prepared.received();
            if (received.event() instanceof LeadReturned fact) {
                returns.merge(
                        key(fact.leadId()), fact, (seen, next) -> next.at().isBefore(seen.at()) ? seen : next);
            }
            if (received.event() instanceof LedgerPosted posted) {
                cost(posted).ifPresent(cost -> booked.put(posted.leadId(), cost));
            }
            StatusTransition.of(received.event()).ifPresent(step -> {
                winners.merge(key(step.leadId()), step, (seen, next) -> next.outranks(seen) ? next : seen);
                // The end of the lead tells of the delivery; its own fact would say the same twice.
                if (step.closing() || step.status() != SubmissionStatus.DELIVERED) {
                    told.add(new Told(received.eventId(), step));
                }
            });
        }
        lives.advance(winners.values());
        lives.addSteps(told);
        lives.booked(booked);
        lives.returned(List.copyOf(returns.values()));
    }

    private static Optional<Money> cost(LedgerPosted posted) {
        return LEAD_COST.equals(posted.kind())
                ? posted.lines().stream()
                        .filter(line -> LEAD_COST.equals(line.account()))
                        .map(LedgerPosted.Line::amount)
                        .findFirst()
                : Optional.empty();
    }

    private static String key(LeadId leadId) {
        return leadId.toString();
    }
}
