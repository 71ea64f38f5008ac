package io.headgate.routing.settlement;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.messaging.database.AfterCommit;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.database.CombinedStatement;
import io.headgate.routing.decision.DecideLeads;
import io.headgate.routing.decision.DecidedRound;
import io.headgate.routing.decision.RecordRounds;
import io.headgate.routing.dedupe.EndpointDedupeStore;
import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.reservations.FreedSlots;
import io.headgate.routing.reservations.Reservations;
import io.headgate.routing.reservations.Reservations.Acceptance;
import io.headgate.routing.reservations.Reservations.Reservation;
import io.headgate.routing.reservations.Reservations.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Settles each reservation by what became of its delivery. What the endpoint has stays taken and closes the lead as
 * delivered. What it may have stays taken, and the lead open, until somebody resolves it: it is sold to nobody else. What
 * it certainly does not have is given back and, when nobody else has or may have the lead, is decided again without that
 * endpoint, all in one transaction. What was given up in doubt is given back whatever became of the other recipients; it
 * ends a lead that nobody else has or may have, or lets it go to others, as the person wished.
 */
@Component
class SettleDeliveryHandler implements EventHandler<DeliveryFinished, @Nullable Void> {

    // No endpoint's id has a colon. A lead of which one delivery was given up in doubt is decided no more: it might be
    // sold twice.
    private static final String WRITTEN_OFF = "written:off";

    private final LeadRoutes routes;
    private final Reservations reservations;
    private final EndpointDedupeStore dedupe;
    private final DecideLeads decisions;
    private final RecordRounds rounds;
    private final RoutingMetrics metrics;
    private final Clock clock;

    SettleDeliveryHandler(
            LeadRoutes routes,
            Reservations reservations,
            EndpointDedupeStore dedupe,
            DecideLeads decisions,
            RecordRounds rounds,
            RoutingMetrics metrics,
            Clock clock) {
        this.routes = routes;
        this.reservations = reservations;
        this.dedupe = dedupe;
        this.decisions = decisions;
        this.rounds = rounds;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** One batch while it is worked through, in memory. */
    private record Settling(
            Map<LeadId, LeadRoute> routes,
            Map<UUID, Reservation> reservations,
            List<Acceptance> consumed,
            List<UUID> released,
            Map<LeadId, LeadRoute> closed,
            Set<LeadId> refused) {}

    @Override
    public @Nullable Void prepare(ReceivedEvent<DeliveryFinished> received) {
        switch (received.event().outcome()) {
            case ACCEPTED, UNKNOWN -> {}
            // Most likely it is decided again.
            case REJECTED, FAILED ->
                routes.find(received.event().leadId())
                        .ifPresent(route -> decisions.openCounters(List.of(route), clock.instant()));
        }
        return null;
    }

    // A reservation leaves a state once, with its lead locked.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<DeliveryFinished, @Nullable Void>> batch) {
        var now = clock.instant();
        var leads = batch.stream()
                .map(prepared -> prepared.received().event().leadId())
                .distinct()
                .toList();
        var settling = new Settling(
                new HashMap<>(routes.lock(leads)),
                new HashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashSet<>());
        reservations.lockByLeads(leads).forEach(each -> settling.reservations().put(each.id(), each));
        batch.forEach(prepared -> settle(prepared.received().event(), settling, now));
        write(settling, now);
    }

    private void settle(DeliveryFinished event, Settling settling, Instant now) {
        var id = event.allocation().allocationId().value();
        var reservation = settling.reservations().get(id);
        var route = settling.routes().get(event.leadId());
        if (reservation == null || route == null) {
            return;
        }
        switch (reservation.state()) {
            case HELD -> settleHeld(event, reservation, route, settling, now);
            case CONSUMED -> resolve(event, reservation, route, settling, now);
            case RELEASED, EXPIRED -> {}
        }
    }

    private void settleHeld(
            DeliveryFinished event, Reservation reservation, LeadRoute route, Settling settling, Instant now) {
        switch (event.outcome()) {
            case ACCEPTED -> delivered(route, new Acceptance(reservation.id(), event.at()), settling, now);
            // The slot is taken and the lead stays open until somebody resolves it.
            case UNKNOWN -> consume(new Acceptance(reservation.id(), event.at()), settling);
            case REJECTED -> refused(route, in(reservation, State.RELEASED), settling);
            case FAILED -> refused(route, in(reservation, withoutDelivery(event)), settling);
        }
        var outcome = event.outcome().name();
        AfterCommit.run(() -> metrics.settled(outcome));
    }

    /** A delivery that had ended in doubt: its slot is taken already. */
    private void resolve(
            DeliveryFinished event, Reservation reservation, LeadRoute route, Settling settling, Instant now) {
        switch (event.outcome()) {
            case ACCEPTED -> close(route, settling, now);
            case FAILED -> givenUp(event.reason(), in(reservation, State.RELEASED), route, settling);
            case REJECTED, UNKNOWN -> {}
        }
    }

    private static void givenUp(
            @Nullable ReasonCode reason, Reservation reservation, LeadRoute route, Settling settling) {
        settling.consumed().removeIf(each -> each.reservationId().equals(reservation.id()));
        if (reason == ReasonCode.DELIVERY_WRITTEN_OFF) {
            refused(route, reservation, settling);
            mark(route.leadId(), settling);
        } else if (reason == ReasonCode.DELIVERY_LET_GO) {
            refused(route, reservation, settling);
            // Its contact is forgotten: it cannot go to anybody.
            if (route.state().closed()) {
                mark(route.leadId(), settling);
            }
        }
    }

    private static void mark(LeadId leadId, Settling settling) {
        settling.routes().computeIfPresent(leadId, (_, route) -> {
            var marked = new HashSet<>(route.excluded());
            marked.add(WRITTEN_OFF);
            return route.excluding(marked);
        });
    }

    private void delivered(LeadRoute route, Acceptance acceptance, Settling settling, Instant now) {
        consume(acceptance, settling);
        close(route, settling, now);
    }

    private static void consume(Acceptance acceptance, Settling settling) {
        settling.consumed().add(acceptance);
        settling.reservations().computeIfPresent(acceptance.reservationId(), (_, each) -> in(each, State.CONSUMED));
    }

    private void close(LeadRoute route, Settling settling, Instant now) {
        if (!route.state().closed()) {
            var after = route.decided(route.round(), RouteState.DELIVERED, null, null, route.configVersion());
            settling.routes().put(route.leadId(), after);
            settling.closed().put(route.leadId(), after);
            rounds.announceDelivered(after, now);
        }
    }

    // Never by routing's own clock: only the delivery knows that no attempt of it may still arrive.
    private static State withoutDelivery(DeliveryFinished event) {
        return event.reason() == ReasonCode.DELIVERY_EXHAUSTED ? State.EXPIRED : State.RELEASED;
    }

    private static void refused(LeadRoute route, Reservation reservation, Settling settling) {
        settling.released().add(reservation.id());
        settling.reservations().put(reservation.id(), reservation);
        var excluded = new HashSet<>(route.excluded());
        excluded.add(reservation.endpointId());
        settling.routes().put(route.leadId(), route.excluding(excluded));
        settling.refused().add(route.leadId());
    }

    private void write(Settling settling, Instant now) {
        var again = new ArrayList<LeadRoute>();
        var givenUp = new ArrayList<LeadRoute>();
        var unchanged = new ArrayList<>(settling.closed().values());
        for (var leadId : settling.refused()) {
            var route = settling.routes().get(leadId);
            if (route == null) {
                continue;
            }
            var writtenOff = route.excluded().contains(WRITTEN_OFF);
            if (endsOrGoesOn(route, writtenOff) && !isHeldByAnybody(leadId, settling)) {
                // Whether the endpoint has it is not certain: it is sold to nobody else.
                (writtenOff ? givenUp : again).add(route);
            } else if (!settling.closed().containsKey(leadId)) {
                unchanged.add(route);
            }
        }
        var statement = new CombinedStatement();
        routes.addUpdate(statement, unchanged, now);
        reservations.settle(states(settling), statement, now);
        dedupe.delete(settling.released().stream()
                .map(settling.reservations()::get)
                .map(each -> new EndpointDedupeStore.Sending(
                        each.endpointId(),
                        each.leadId(),
                        EndpointDedupeStore.keysOf(routeOf(each, settling).facts())))
                .toList());
        giveUp(givenUp, now);
        var refunds = new ArrayList<>(reservations.findRefunds(settling.released()));
        refunds.addAll(reservations.endFlight(settling.consumed()));
        decisions.decide(again, new FreedSlots(refunds, changes(settling)), now);
    }

    // Leads in doubt were closed as delivered once: where the doubt was all there was, they are delivered no more.
    private static boolean endsOrGoesOn(LeadRoute route, boolean writtenOff) {
        return switch (route.state()) {
            case ALLOCATED -> true;
            case DELIVERED -> writtenOff;
            case HELD, REVIEW, REJECTED -> false;
        };
    }

    private void giveUp(List<LeadRoute> leads, Instant now) {
        var ended = leads.stream()
                .map(lead -> DecidedRound.withoutEngine(
                        lead,
                        DecisionOutcome.REJECTED,
                        ReasonCode.DELIVERY_WRITTEN_OFF,
                        "Nobody knows whether the endpoint has the lead; a person gave it up, and it is sold to nobody"
                                + " else.",
                        lead.configVersion()))
                .toList();
        rounds.record(ended, now);
    }

    private static Map<UUID, State> states(Settling settling) {
        var states = new LinkedHashMap<UUID, State>();
        settling.consumed().forEach(each -> states.put(each.reservationId(), State.CONSUMED));
        settling.released()
                .forEach(id -> Stream.ofNullable(settling.reservations().get(id))
                        .forEach(each -> states.put(id, each.state())));
        return states;
    }

    private static List<SlotChange> changes(Settling settling) {
        var kept = settling.consumed().stream().flatMap(acceptance -> Stream.ofNullable(
                        settling.reservations().get(acceptance.reservationId()))
                .map(each -> (SlotChange) new SlotChange.Consumed(each.leadId(), each.endpointId(), acceptance.at())));
        var released = settling.released().stream()
                .flatMap(id -> Stream.ofNullable(settling.reservations().get(id)))
                .map(each -> (SlotChange) new SlotChange.Released(each.leadId(), each.endpointId()));
        return Stream.concat(kept, released).toList();
    }

    private static LeadRoute routeOf(Reservation reservation, Settling settling) {
        var route = settling.routes().get(reservation.leadId());
        if (route == null) {
            throw new IllegalStateException("a reservation without its lead");
        }
        return route;
    }

    private static boolean isHeldByAnybody(LeadId leadId, Settling settling) {
        return settling.reservations().values().stream()
                .anyMatch(each -> each.leadId().equals(leadId) && each.state().isLive());
    }

    private static Reservation in(Reservation r, State state) {
        return new Reservation(
                r.id(), r.leadId(), r.round(), r.slot(), r.endpointId(), state, r.priceMicros(), r.owners());
    }
}
