package io.headgate.routing.core;

import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.OffHours;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of eligibility in the one order in which they are tried; the first that excludes a candidate is the reason
 * on record. What does not depend on the moment comes first, so that a candidate said to be closed would otherwise be
 * welcome, and caps come last, so that one said to be full lacks nothing else.
 */
final class EligibilityChain {

    static final EligibilityFilter CAPS =
            (candidate, question) -> CapCheck.of(candidate, question).exclusion();

    private static final List<EligibilityFilter> ORDER = List.of(
            EligibilityChain::tried,
            EligibilityChain::rightInForce,
            EligibilityChain::status,
            EligibilityChain::method,
            EligibilityChain::pause,
            AcceptanceRules::licence,
            AcceptanceRules::source,
            AcceptanceRules::language,
            AcceptanceRules::contact,
            AcceptanceRules::lineType,
            AcceptanceRules::grade,
            AcceptanceRules::identity,
            AcceptanceRules::condition,
            EligibilityChain::alreadySent,
            EligibilityChain::openOrder,
            EligibilityChain::priceFloor,
            EligibilityChain::health,
            EligibilityChain::hours,
            CAPS,
            (candidate, question) -> CapCheck.of(candidate, question).aheadOfPace());

    private EligibilityChain() {}

    static @Nullable Exclusion firstExclusion(Candidate candidate, Question question) {
        for (var filter : ORDER) {
            var exclusion = filter.exclude(candidate, question);
            if (exclusion != null) {
                return exclusion;
            }
        }
        return null;
    }

    private static @Nullable Exclusion tried(Candidate candidate, Question question) {
        return question.round().excluded().contains(candidate.id())
                ? Exclusion.of(
                        ReasonCode.ALREADY_TRIED, "tried in an earlier round", "not tried before", "was tried before")
                : null;
    }

    private static @Nullable Exclusion rightInForce(Candidate candidate, Question question) {
        var right = candidate.right();
        if (right == null || right.inForce(question.now())) {
            return null;
        }
        var today = question.now().atZone(candidate.endpoint().zone()).toLocalDate();
        return Exclusion.of(
                ReasonCode.RIGHT_NOT_IN_FORCE,
                today.toString(),
                "%s to %s"
                        .formatted(
                                orOpen(right.territory().from()),
                                orOpen(right.territory().to())),
                "holds a right that is not in force on " + today);
    }

    private static @Nullable Exclusion status(Candidate candidate, Question question) {
        return switch (candidate.endpoint().endpoint().status()) {
            case ACTIVE -> null;
            case PAUSED ->
                Exclusion.of(ReasonCode.ENDPOINT_PAUSED, "paused", "active", "was paused in the configuration");
            case DISABLED -> Exclusion.of(ReasonCode.ENDPOINT_DISABLED, "disabled", "active", "was disabled");
        };
    }

    private static @Nullable Exclusion method(Candidate candidate, Question question) {
        var delivery = candidate.endpoint().endpoint().delivery();
        if (delivery != null && delivery.available()) {
            return null;
        }
        var seen = delivery == null ? "none" : Words.lower(delivery.method());
        return Exclusion.of(
                ReasonCode.METHOD_NOT_AVAILABLE,
                seen,
                "webhook or http",
                "has no delivery method that works in this version");
    }

    private static @Nullable Exclusion pause(Candidate candidate, Question question) {
        var pause = question.context().pauses().get(candidate.id());
        if (pause == null || !pause.inForce(question.now())) {
            return null;
        }
        var until = pause.until();
        var seen = until == null
                ? "paused"
                : "paused until " + Words.exactly(until, candidate.endpoint().zone());
        return Exclusion.until(until, ReasonCode.ENDPOINT_PAUSED, seen, "not paused", "was paused");
    }

    private static @Nullable Exclusion alreadySent(Candidate candidate, Question question) {
        var dedupe = candidate.endpoint().endpoint().dedupe();
        if (dedupe == null) {
            return null;
        }
        for (var key : dedupe.keys()) {
            var person = personKey(question.lead().facts(), key);
            var sent = person == null ? null : question.context().counters().lastSent(candidate.id(), person);
            if (sent != null && sent.plus(dedupe.window()).isAfter(question.now())) {
                return Exclusion.until(
                        sent.plus(dedupe.window()),
                        ReasonCode.ALREADY_SENT,
                        "same %s sent %s"
                                .formatted(
                                        Words.lower(key),
                                        Words.exactly(sent, candidate.endpoint().zone())),
                        "not within " + dedupe.window(),
                        "had already received this person");
            }
        }
        return null;
    }

    private static @Nullable Exclusion openOrder(Candidate candidate, Question question) {
        if (!candidate.step().orderedOnly() || candidate.order() != null) {
            return null;
        }
        var wanted = candidate.endpoint().orders().stream()
                .filter(order -> order.wants(question.lead(), question.now()))
                .map(CompiledOrder::id)
                .toList();
        return Exclusion.of(
                ReasonCode.ORDER_NOT_OPEN,
                wanted.isEmpty() ? "no order for such a lead today" : "full: " + String.join(", ", wanted),
                "an order with room",
                wanted.isEmpty() ? "had ordered no such lead" : "had its orders filled");
    }

    private static @Nullable Exclusion priceFloor(Candidate candidate, Question question) {
        var floor = candidate.step().minPrice();
        var exclusive = candidate.endpoint().exclusivePrice();
        var most = exclusive == null || candidate.step().step().recipients() == 1
                ? candidate.price().micros()
                : Math.max(candidate.price().micros(), exclusive.micros());
        return floor == null || most >= floor.micros()
                ? null
                : Exclusion.of(
                        ReasonCode.BELOW_PRICE_FLOOR,
                        candidate.price().amount(),
                        "at least " + floor.amount(),
                        "pays less than the step asks for (%s of %s)"
                                .formatted(candidate.price().amount(), floor.amount()));
    }

    private static @Nullable Exclusion health(Candidate candidate, Question question) {
        var why = question.context().broken().get(candidate.id());
        return why == null
                ? null
                : Exclusion.of(
                        ReasonCode.ENDPOINT_UNHEALTHY, "breaker open: " + why, "breaker closed", "was not answering");
    }

    private static @Nullable Exclusion hours(Candidate candidate, Question question) {
        var endpoint = candidate.endpoint();
        var hours = endpoint.hours();
        if (hours == null || endpoint.endpoint().offHours() == OffHours.DELIVER || hours.openAt(question.now())) {
            return null;
        }
        var opening = hours.nextOpening(question.now());
        var needed = opening == null ? "open" : "open, next at " + Words.exactly(opening, endpoint.zone());
        var because = opening == null
                ? "was closed"
                : "was closed (opens " + Words.soon(opening, question.now(), endpoint.zone()) + ")";
        return Exclusion.until(
                opening, ReasonCode.OUT_OF_HOURS, Words.clock(question.now(), endpoint.zone()), needed, because);
    }

    static @Nullable String personKey(LeadFacts facts, DedupeKey key) {
        return switch (key) {
            case PHONE -> prefixed("phone:", facts.phoneKey());
            case EMAIL -> prefixed("email:", facts.emailKey());
        };
    }

    private static @Nullable String prefixed(String prefix, @Nullable String key) {
        return key == null ? null : prefix + key;
    }

    private static String orOpen(java.time.@Nullable LocalDate date) {
        return date == null ? "open" : date.toString();
    }
}
