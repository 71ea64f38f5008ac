package io.headgate.routing.core.eligibility;

import io.headgate.model.config.OffHours;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledOrder;
import io.headgate.routing.core.text.TraceText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tries the rules of eligibility, and holds those that are about the moment and the contract. */
public final class EligibilityChain {

    // Not "was tried": the delivery may have been given back before anything was sent.
    private static final Exclusion TRIED = Exclusion.of(
            ReasonCode.ALREADY_TRIED,
            "chosen in an earlier round",
            "not chosen before",
            "had its turn in an earlier round");
    private static final Exclusion PAUSED =
            Exclusion.of(ReasonCode.ENDPOINT_PAUSED, "paused", "active", "was paused in the configuration");
    private static final Exclusion DISABLED =
            Exclusion.of(ReasonCode.ENDPOINT_DISABLED, "disabled", "active", "was disabled");

    private EligibilityChain() {}

    public static @Nullable Exclusion firstExclusion(Candidate candidate, DecisionContext context) {
        return first(candidate.rules() | context.rules(), candidate, context);
    }

    /** Whether the candidate might have had the lead at another time: nothing that lasts keeps it out. */
    public static boolean passes(Candidate candidate, Exclusion exclusion, DecisionContext context) {
        if (!exclusion.isPauseForATime()) {
            return exclusion.passes();
        }
        var others = (candidate.rules() | context.rules()) & ~EligibilityRule.PAUSE.onlyIf(true);
        var next = first(others, candidate, context);
        return next == null || next.passes();
    }

    private static @Nullable Exclusion first(int of, Candidate candidate, DecisionContext context) {
        for (var rules = of; rules != 0; rules = EligibilityRule.rest(rules)) {
            var exclusion = EligibilityRule.first(rules).exclude(candidate, context);
            if (exclusion != null) {
                return exclusion;
            }
        }
        return null;
    }

    static @Nullable Exclusion tried(Candidate candidate, DecisionContext context) {
        return context.round().excluded().contains(candidate.id()) ? TRIED : null;
    }

    static @Nullable Exclusion rightInForce(Candidate candidate, DecisionContext context) {
        var right = candidate.right();
        if (right == null || right.inForce(context.now())) {
            return null;
        }
        var today = context.today(candidate.endpoint().zone());
        var territory = right.territory();
        return Exclusion.of(
                ReasonCode.RIGHT_NOT_IN_FORCE,
                _ -> new ComparedValues(
                        today.toString(),
                        orOpen(territory.from()) + " to " + orOpen(territory.to()),
                        "holds a right that is not in force on " + today));
    }

    static @Nullable Exclusion certainty(Candidate candidate, DecisionContext context) {
        var lowConfidence = candidate.lowConfidence();
        return lowConfidence == null ? null : lowConfidence.exclusion();
    }

    static @Nullable Exclusion status(Candidate candidate, DecisionContext context) {
        return switch (candidate.endpoint().endpoint().status()) {
            case ACTIVE -> null;
            case PAUSED -> PAUSED;
            case DISABLED -> DISABLED;
        };
    }

    static @Nullable Exclusion method(Candidate candidate, DecisionContext context) {
        var delivery = candidate.endpoint().endpoint().delivery();
        if (delivery != null && delivery.available()) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.METHOD_NOT_AVAILABLE,
                _ -> new ComparedValues(
                        delivery == null ? "none" : TraceText.lower(delivery.method()),
                        "webhook or http",
                        "has no delivery method that works in this version"));
    }

    static @Nullable Exclusion pause(Candidate candidate, DecisionContext context) {
        var pause = context.inputs().pauses().get(candidate.id());
        if (pause == null || !pause.inForce(context.now())) {
            return null;
        }
        var until = pause.until();
        var zone = candidate.endpoint().zone();
        return Exclusion.until(
                until,
                ReasonCode.ENDPOINT_PAUSED,
                _ -> new ComparedValues(
                        until == null ? "paused" : "paused until " + TraceText.exactly(until, zone),
                        "not paused",
                        "was paused"));
    }

    static @Nullable Exclusion alreadySent(Candidate candidate, DecisionContext context) {
        var dedupe = candidate.endpoint().dedupe();
        if (dedupe == null) {
            return null;
        }
        for (var key : dedupe.keys()) {
            var person = context.person(key);
            var sent = person == null ? null : context.counters().lastSent(candidate.id(), person);
            if (sent != null && sent.plus(dedupe.window()).isAfter(context.now())) {
                var zone = candidate.endpoint().zone();
                return Exclusion.until(
                        sent.plus(dedupe.window()),
                        ReasonCode.ALREADY_SENT,
                        _ -> new ComparedValues(
                                "same " + TraceText.lower(key) + " sent " + TraceText.exactly(sent, zone),
                                "not within " + dedupe.window(),
                                "had already received this person"));
            }
        }
        return null;
    }

    static @Nullable Exclusion openOrder(Candidate candidate, DecisionContext context) {
        if (!candidate.step().orderedOnly() || candidate.order() != null) {
            return null;
        }
        var wanted = candidate.endpoint().orders().stream()
                .filter(order -> order.wants(context))
                .map(CompiledOrder::id)
                .toList();
        return Exclusion.of(
                ReasonCode.ORDER_NOT_OPEN,
                _ -> new ComparedValues(
                        wanted.isEmpty() ? "no order for such a lead today" : "full: " + String.join(", ", wanted),
                        "an order with room",
                        wanted.isEmpty() ? "had ordered no such lead" : "had its orders filled"));
    }

    static @Nullable Exclusion priceFloor(Candidate candidate, DecisionContext context) {
        var floor = candidate.step().minPrice();
        if (floor == null || mostPaid(candidate) >= floor.micros()) {
            return null;
        }
        var price = candidate.price();
        return Exclusion.of(
                ReasonCode.BELOW_PRICE_FLOOR,
                _ -> new ComparedValues(
                        price.amount(),
                        "at least " + floor.amount(),
                        "pays less than the step asks for (" + price.amount() + " of " + floor.amount() + ")"));
    }

    private static long mostPaid(Candidate candidate) {
        var exclusive = candidate.endpoint().exclusivePrice();
        return exclusive == null || candidate.step().step().recipients() == 1
                ? candidate.price().micros()
                : Math.max(candidate.price().micros(), exclusive.micros());
    }

    static @Nullable Exclusion health(Candidate candidate, DecisionContext context) {
        var why = context.inputs().broken().get(candidate.id());
        return why == null
                ? null
                : Exclusion.of(
                        ReasonCode.ENDPOINT_UNHEALTHY,
                        _ -> new ComparedValues("breaker open: " + why, "breaker closed", "was not answering"));
    }

    static @Nullable Exclusion hours(Candidate candidate, DecisionContext context) {
        var endpoint = candidate.endpoint();
        var hours = endpoint.hours();
        if (hours == null || endpoint.offHours() == OffHours.DELIVER || hours.openAt(context.now())) {
            return null;
        }
        var now = context.now();
        var opening = hours.nextOpening(now);
        return Exclusion.until(
                opening,
                ReasonCode.OUT_OF_HOURS,
                _ -> new ComparedValues(
                        TraceText.clock(now, endpoint.zone()),
                        opening == null ? "open" : "open, next at " + TraceText.exactly(opening, endpoint.zone()),
                        opening == null
                                ? "was closed"
                                : "was closed (opens " + TraceText.soon(opening, now, endpoint.zone()) + ")"));
    }

    private static String orOpen(@Nullable LocalDate date) {
        return date == null ? "open" : date.toString();
    }
}
