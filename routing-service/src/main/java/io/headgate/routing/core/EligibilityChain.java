package io.headgate.routing.core;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.OffHours;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.ReasonCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules of eligibility in the one order in which they are tried; the first that excludes a candidate is the reason
 * on record. What does not depend on the moment comes first, so that a candidate said to be closed would otherwise be
 * welcome, and caps come last, so that one said to be full lacks nothing else.
 */
final class EligibilityChain {

    static final EligibilityFilter CAPS = EligibilityChain::caps;

    private static final List<EligibilityFilter> ORDER = List.of(
            EligibilityChain::tried,
            EligibilityChain::rightInForce,
            EligibilityChain::status,
            EligibilityChain::method,
            EligibilityChain::pause,
            EligibilityChain::lineType,
            EligibilityChain::condition,
            EligibilityChain::alreadySent,
            EligibilityChain::health,
            EligibilityChain::hours,
            CAPS);

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
        var seen = delivery == null ? "none" : lower(delivery.method());
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
        return new Exclusion(ReasonCode.ENDPOINT_PAUSED, seen, "not paused", "was paused", until);
    }

    private static @Nullable Exclusion lineType(Candidate candidate, Question question) {
        var accepted = candidate.endpoint().endpoint().accepts().lineTypes();
        if (accepted.isEmpty()) {
            return null;
        }
        var found = question.lead().lineTypes();
        if (found.stream().anyMatch(accepted::contains)) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.LINE_TYPE_NOT_ACCEPTED,
                Words.list(found),
                Words.list(accepted),
                "does not take %s numbers".formatted(Words.list(found)));
    }

    private static @Nullable Exclusion condition(Candidate candidate, Question question) {
        var condition = candidate.endpoint().condition();
        if (condition == null || condition.test(question.lead().fields())) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.CONDITION_NOT_MET,
                "not met",
                String.valueOf(candidate.endpoint().endpoint().accepts().condition()),
                "only takes other leads by its own condition");
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
                return new Exclusion(
                        ReasonCode.ALREADY_SENT,
                        "same %s sent %s"
                                .formatted(
                                        lower(key),
                                        Words.exactly(sent, candidate.endpoint().zone())),
                        "not within " + dedupe.window(),
                        "had already received this person",
                        sent.plus(dedupe.window()));
            }
        }
        return null;
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
                : "was closed (opens %s)".formatted(Words.soon(opening, question.now(), endpoint.zone()));
        return new Exclusion(
                ReasonCode.OUT_OF_HOURS, Words.clock(question.now(), endpoint.zone()), needed, because, opening);
    }

    private static @Nullable Exclusion caps(Candidate candidate, Question question) {
        var counters = question.context().counters();
        for (var cap : candidate.endpoint().caps()) {
            var window = cap.window(question.now());
            var bucket = new Bucket(cap.key(), window.start());
            var taken = counters.taken(bucket);
            var limit = counters.limit(bucket, cap.limit());
            if (taken + cap.units(candidate.price().micros()) > limit || taken >= limit) {
                return full(candidate, cap, window, taken, limit, question);
            }
        }
        return null;
    }

    private static Exclusion full(
            Candidate candidate, CompiledCap cap, CapWindow window, long taken, long limit, Question question) {
        var currency = candidate.price().currency();
        var used = Words.units(taken, cap.unit(), currency);
        var most = Words.units(limit, cap.unit(), currency);
        if (cap.per() == CapPeriod.CONCURRENT) {
            return Exclusion.of(
                    ReasonCode.CONCURRENCY_REACHED,
                    used,
                    "less than %s in flight".formatted(most),
                    "had as many leads in flight as agreed (%s of %s)".formatted(used, most));
        }
        var zone = candidate.endpoint().zone();
        var end = window.end();
        var rest = cap.unit() == CapUnit.MONEY
                ? "room for %s below %s".formatted(candidate.price().amount(), most)
                : "less than " + most;
        var needed = end == null
                ? rest + " in total"
                : "%s per %s until %s".formatted(rest, lower(cap.per()), Words.exactly(end, zone));
        var resets = end == null ? "" : ", resets " + Words.soon(end, question.now(), zone);
        var because = "had used its %s (%s of %s%s)".formatted(Words.capName(cap), used, most, resets);
        return new Exclusion(ReasonCode.CAP_REACHED, used, needed, because, end);
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

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
