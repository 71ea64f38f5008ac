package io.headgate.reconciliation.dispositions;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.DispositionRules;
import io.headgate.reconciliation.core.DispositionRules.Claim;
import io.headgate.reconciliation.core.DispositionRules.Problem;
import io.headgate.reconciliation.dispositions.JdbcDispositions.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what is said of deliveries, each once, and says it on the stream: all of a request in one transaction. A
 * delivery that the actor may not name is answered like one that does not exist.
 */
@Component
class DispositionHandler {

    private final JdbcDispositions tables;
    private final Outbox outbox;
    private final Clock clock;

    DispositionHandler(JdbcDispositions tables, Outbox outbox, Clock clock) {
        this.tables = tables;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The outcomes in the order of the requests. */
    @Transactional
    List<DispositionOutcome> handle(List<DispositionRequest> requests, DispositionActor actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var delivered = tables.delivered(requests.stream()
                .map(DispositionRequest::claim)
                .filter(Objects::nonNull)
                .map(Claim::deliveryId)
                .toList());
        var checked = requests.stream()
                .map(request -> check(request, delivered, actor, now))
                .toList();
        var fresh = new HashMap<Key, Disposition>();
        for (var each : checked) {
            if (each instanceof Good(var disposition)) {
                fresh.putIfAbsent(Key.of(disposition.fact()), disposition);
            }
        }
        var inserted = tables.insert(List.copyOf(fresh.values()));
        fresh.values().stream()
                .filter(each -> inserted.contains(each.id()))
                .map(Disposition::fact)
                .sorted(DispositionRecorded.BY_TIME)
                .forEach(fact -> outbox.append(Topics.LEAD_EVENTS, fact));
        return outcomes(checked, inserted);
    }

    private sealed interface Checked {}

    private record Good(Disposition disposition) implements Checked {}

    private record Bad(List<Problem> problems) implements Checked {}

    private static Checked check(
            DispositionRequest request, Map<DeliveryId, DeliveredLead> delivered, DispositionActor actor, Instant now) {
        var claim = request.claim();
        if (claim == null) {
            return new Bad(request.problems());
        }
        var lead = delivered.get(claim.deliveryId());
        if (lead == null || !actor.mayNameDelivery(lead)) {
            return new Bad(
                    List.of(new Problem("delivery_id", "NOT_DELIVERED", "No delivery with this id was accepted.")));
        }
        var problems = DispositionRules.check(claim, lead, now);
        return problems.isEmpty() ? new Good(disposition(claim, lead, actor.name(), now)) : new Bad(problems);
    }

    private static Disposition disposition(Claim claim, DeliveredLead lead, String by, Instant now) {
        var fact = new DispositionRecorded(
                lead.leadId(),
                lead.deliveryId(),
                lead.clientId(),
                lead.endpointId(),
                claim.status(),
                claim.value(),
                claim.occurredAt(),
                lead.deliveredAt(),
                now);
        return new Disposition(EventIds.next(), fact, by);
    }

    private List<DispositionOutcome> outcomes(List<Checked> checked, Set<UUID> inserted) {
        // Read after the insert, which waited for whoever was recording the same at the same time.
        var known = tables.findKnown(checked.stream()
                .flatMap(each -> each instanceof Good(var disposition)
                        ? Stream.of(disposition.fact().deliveryId())
                        : Stream.empty())
                .toList());
        var outcomes = new ArrayList<DispositionOutcome>();
        for (var each : checked) {
            outcomes.add(
                    switch (each) {
                        case Bad(var problems) -> new DispositionOutcome.Refused(problems);
                        case Good(var disposition) ->
                            inserted.contains(disposition.id())
                                    ? new DispositionOutcome.Recorded(disposition.fact())
                                    : repeated(disposition, known);
                    });
        }
        return outcomes;
    }

    private static DispositionOutcome repeated(Disposition again, Map<Key, DispositionRecorded> known) {
        var first = Objects.requireNonNull(known.get(Key.of(again.fact())), "what was in the way of an insert");
        if (Objects.equals(first.value(), again.fact().value())) {
            return new DispositionOutcome.Repeated(first);
        }
        return new DispositionOutcome.Refused(List.of(new Problem(
                "value",
                "ALREADY_RECORDED",
                "The same was recorded with another value; a correction needs a later moment.")));
    }
}
