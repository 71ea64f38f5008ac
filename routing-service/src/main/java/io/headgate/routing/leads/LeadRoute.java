package io.headgate.routing.leads;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead on its way through routing.
 *
 * @param round the last round that was decided; 0 before the first
 * @param excluded endpoints that were tried and certainly do not have it
 * @param contact sealed; null once the lead is closed
 * @param waitsFor the keys of the caps whose room might place it, while it is held
 */
public record LeadRoute(
        LeadId leadId,
        int round,
        RouteState state,
        @Nullable ReasonCode reason,
        LeadFacts facts,
        List<CheckResult> checks,
        @Nullable Sealed contact,
        Set<String> excluded,
        Instant expiresAt,
        @Nullable Instant heldUntil,
        int configVersion,
        Set<String> waitsFor) {

    public LeadRoute {
        waitsFor = Set.copyOf(waitsFor);
        checks = List.copyOf(checks);
        excluded = Set.copyOf(excluded);
    }

    public LeadSnapshot snapshot() {
        return new LeadSnapshot(leadId, facts, checks, expiresAt);
    }

    public RoundState nextRound() {
        return new RoundState(round + 1, excluded);
    }

    public LeadRoute excluding(Set<String> endpoints) {
        return new LeadRoute(
                leadId,
                round,
                state,
                reason,
                facts,
                checks,
                contact,
                endpoints,
                expiresAt,
                heldUntil,
                configVersion,
                waitsFor);
    }

    public LeadRoute expiringAt(Instant at) {
        return new LeadRoute(
                leadId, round, state, reason, facts, checks, contact, excluded, at, heldUntil, configVersion, waitsFor);
    }

    /** The lead after a round, or after it was closed: a closed lead forgets its contact. */
    public LeadRoute decided(
            int newRound, RouteState newState, @Nullable ReasonCode why, @Nullable Instant until, int version) {
        return new LeadRoute(
                leadId,
                newRound,
                newState,
                why,
                facts,
                checks,
                newState.closed() ? null : contact,
                excluded,
                expiresAt,
                newState == RouteState.HELD ? until : null,
                version,
                Set.of());
    }

    public LeadRoute waitingFor(Set<String> caps) {
        return new LeadRoute(
                leadId,
                round,
                state,
                reason,
                facts,
                checks,
                contact,
                excluded,
                expiresAt,
                heldUntil,
                configVersion,
                caps);
    }
}
