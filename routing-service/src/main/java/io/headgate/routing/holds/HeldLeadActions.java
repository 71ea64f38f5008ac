package io.headgate.routing.holds;

import io.headgate.messaging.consumer.StalePreparationException;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.decision.DecideLeads;
import io.headgate.routing.decision.DecidedRound;
import io.headgate.routing.decision.RecordRounds;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.live.WaitingLimits;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person decides about leads that wait. Each lead in a transaction of its own, under the lock of its row: so
 * whoever comes first, the person or the queue, the other finds it gone and changes nothing. The same wish twice is
 * the same as once.
 */
@Component
class HeldLeadActions {

    /** What is to become of a lead that waits. */
    enum HoldAction {
        /** A held one is decided now, whatever it waits for. */
        RELEASE,
        /** One in review goes on and is decided; it counts as fresh from now, or up to a later moment if one is given. */
        APPROVE,
        /** It may wait up to the given moment. */
        EXTEND,
        /** A held one goes to review. */
        PARK,
        /** It ends here. */
        REJECT
    }

    /** What became of a wish. */
    enum Answer {
        DONE,
        /** It was so already. */
        UNCHANGED,
        /** It was decided, and waits as before: nothing that it waits for has come. */
        STILL_HELD,
        /** More time was asked for, and the moment named is earlier than the one up to which it may wait already. */
        NOT_LATER,
        /** The moment named is further away than any lead may wait. */
        TOO_LATE,
        NO_SUCH_LEAD,
        NOT_WAITING
    }

    /**
     * What became of a wish, and where the lead stands after it.
     *
     * @param expiredBefore up to when it could have waited before the wish
     */
    record Result(
            LeadId leadId,
            Answer answer,
            @Nullable RouteState state,
            @Nullable ReasonCode reason,
            @Nullable Instant heldUntil,
            @Nullable Instant expiresAt,
            @Nullable Instant expiredBefore) {

        static Result of(LeadId id, Answer answer, @Nullable LeadRoute before, @Nullable LeadRoute after) {
            return new Result(
                    id,
                    answer,
                    after == null ? null : after.state(),
                    after == null ? null : after.reason(),
                    after == null ? null : after.heldUntil(),
                    after == null ? null : after.expiresAt(),
                    before == null ? null : before.expiresAt());
        }
    }

    private static final int ATTEMPTS = 5;

    private final LeadRoutes routes;
    private final DecideLeads decisions;
    private final RecordRounds rounds;
    private final WaitingLimits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HeldLeadActions(
            LeadRoutes routes,
            DecideLeads decisions,
            RecordRounds rounds,
            WaitingLimits limits,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.routes = routes;
        this.decisions = decisions;
        this.rounds = rounds;
        this.limits = limits;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The moment up to which a lead may be made to wait at most. */
    Instant furthest() {
        return clock.instant().plus(limits.review());
    }

    /**
     * Fulfils the wish if the lead still waits.
     *
     * @param until needed to extend; may be given to approve; one that shortens a wait, or is too far away, changes nothing
     */
    Result apply(LeadId id, HoldAction wish, @Nullable Instant until) {
        return apply(id, wish, until, EnumSet.of(RouteState.HELD, RouteState.REVIEW));
    }

    /** Applies the action to a lead that is in review; to any other it has no effect. */
    Result applyInReview(LeadId id, HoldAction wish) {
        return apply(id, wish, null, EnumSet.of(RouteState.REVIEW));
    }

    private Result apply(LeadId id, HoldAction wish, @Nullable Instant until, Set<RouteState> in) {
        for (var attempt = 1; ; attempt++) {
            routes.find(id).ifPresent(route -> decisions.openCounters(List.of(route), clock.instant()));
            try {
                return applyOnce(id, wish, until, in);
            } catch (StalePreparationException e) {
                // A publish or a new window came between; what is missing is opened at the next attempt.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Result applyOnce(LeadId id, HoldAction wish, @Nullable Instant until, Set<RouteState> in) {
        var result = transaction.execute(_ -> {
            var before = routes.lock(List.of(id)).get(id);
            if (before == null) {
                return Result.of(id, Answer.NO_SUCH_LEAD, null, null);
            }
            if (!in.contains(before.state())) {
                return Result.of(id, Answer.NOT_WAITING, before, before);
            }
            // As exact as the database keeps it, so that the same moment is found to be the same.
            var limit = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
            if (limit != null && limit.isAfter(furthest())) {
                return Result.of(id, Answer.TOO_LATE, before, before);
            }
            var answer = answer(before, wish, limit, clock.instant());
            var after = answer == Answer.DONE ? routes.find(id).orElse(before) : before;
            var stays = wish == HoldAction.RELEASE && answer == Answer.DONE && after.state() == RouteState.HELD;
            return Result.of(id, stays ? Answer.STILL_HELD : answer, before, after);
        });
        return result == null ? Result.of(id, Answer.NOT_WAITING, null, null) : result;
    }

    private Answer answer(LeadRoute lead, HoldAction wish, @Nullable Instant until, Instant now) {
        return switch (lead.state()) {
            case HELD ->
                switch (wish) {
                    case RELEASE -> decide(lead, now);
                    case EXTEND -> extend(lead, orFresh(until, now), now);
                    case PARK -> park(lead, now);
                    case REJECT -> reject(lead, now);
                    case APPROVE -> Answer.UNCHANGED;
                };
            case REVIEW ->
                switch (wish) {
                    case APPROVE -> approve(lead, until, now);
                    case EXTEND -> extend(lead, orFresh(until, now), now);
                    case REJECT -> reject(lead, now);
                    case PARK -> Answer.UNCHANGED;
                    case RELEASE -> Answer.NOT_WAITING;
                };
            case ALLOCATED, DELIVERED, REJECTED -> Answer.NOT_WAITING;
        };
    }

    /** Never shortens a wait: a lead whose time would be over at once could not be brought back. */
    private Answer extend(LeadRoute lead, Instant until, Instant now) {
        if (until.equals(lead.expiresAt())) {
            return Answer.UNCHANGED;
        }
        if (until.isBefore(lead.expiresAt())) {
            return Answer.NOT_LATER;
        }
        var longer = lead.expiringAt(until);
        return lead.state() == RouteState.HELD ? decide(longer, now) : keep(longer, now);
    }

    /** Never gives it less time than it had as a fresh lead; what a person took from it may so be given back exactly. */
    private Answer approve(LeadRoute lead, @Nullable Instant until, Instant now) {
        if (until == null) {
            return decide(lead.expiringAt(orFresh(null, now)), now);
        }
        var freshness = limits.freshness(lead.snapshot());
        var own = lead.facts().receivedAt().plus(freshness);
        var least = own.isAfter(now) ? own : orFresh(null, now);
        return until.isBefore(least.truncatedTo(ChronoUnit.MICROS))
                ? Answer.NOT_LATER
                : decide(lead.expiringAt(until), now);
    }

    private Instant orFresh(@Nullable Instant until, Instant now) {
        return until == null ? now.plus(limits.freshness()) : until;
    }

    private Answer decide(LeadRoute lead, Instant now) {
        decisions.decide(List.of(lead), now);
        return Answer.DONE;
    }

    private Answer keep(LeadRoute lead, Instant now) {
        routes.update(List.of(lead), now);
        return Answer.DONE;
    }

    private Answer park(LeadRoute lead, Instant now) {
        record(
                DecidedRound.withoutEngine(
                        lead.expiringAt(now.plus(limits.review())),
                        DecisionOutcome.REVIEW,
                        lead.reason(),
                        "A person took the lead out of the queue to have it looked at.",
                        lead.configVersion()),
                now);
        return Answer.DONE;
    }

    private Answer reject(LeadRoute lead, Instant now) {
        var sentence = lead.state() == RouteState.REVIEW
                ? "A person reviewed the lead and rejected it."
                : "A person ended the lead's waiting and rejected it.";
        record(
                DecidedRound.withoutEngine(
                        lead, DecisionOutcome.REJECTED, ReasonCode.REVIEW_REJECTED, sentence, lead.configVersion()),
                now);
        return Answer.DONE;
    }

    private void record(DecidedRound decided, Instant now) {
        rounds.record(List.of(decided), now);
    }
}
