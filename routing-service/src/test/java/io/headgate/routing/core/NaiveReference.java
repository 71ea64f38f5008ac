package io.headgate.routing.core;

import io.headgate.model.config.Algorithm;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.OffHours;
import io.headgate.model.config.Otherwise;
import io.headgate.model.config.Pool;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Step;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.ReasonCode;
import io.headgate.reference.GreatCircle;
import io.headgate.reference.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules of domain.md once more, written as plainly as possible over the document itself: no index, nothing
 * compiled, everything scanned. Says only what the engine decides, not how it says it.
 */
final class NaiveReference {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** A decision in one line: outcome, reason, time, the chosen, and the verdict on every candidate in order. */
    record Answer(String line) {}

    private record Option(Client client, Endpoint endpoint, Territory right, int position, long price) {

        int rank() {
            return right == null ? 0 : right.right() == RightKind.OVERFLOW ? 1 : 0;
        }

        int tier() {
            return right == null ? 0 : right.tier();
        }

        int kind() {
            return right != null && right.right() == RightKind.EXCLUSIVE ? 0 : 1;
        }

        String group() {
            return rank() + "/" + tier() + "/" + kind();
        }
    }

    private final ConfigDocument document;
    private final LeadSnapshot lead;
    private final RoutingContext world;
    private final RoundState round;
    private final List<String> verdicts = new ArrayList<>();

    NaiveReference(ConfigDocument document, LeadSnapshot lead, RoutingContext world, RoundState round) {
        this.document = document;
        this.lead = lead;
        this.world = world;
        this.round = round;
    }

    Answer decide() {
        for (var plan : document.plans()) {
            var line = lead.facts().serviceLine();
            if ((plan.serviceLines().isEmpty() || plan.serviceLines().contains(line))
                    && (plan.segments().isEmpty() || plan.segments().contains(lead.segment()))) {
                return walk(plan.id(), plan.steps(), plan.otherwise());
            }
        }
        return new Answer("REJECTED NO_PLAN null [] []");
    }

    private Answer walk(String plan, List<Step> steps, Otherwise otherwise) {
        Instant soonest = null;
        for (var step : steps) {
            var options = options(step);
            var chosen = choose(plan, step, options);
            if (!chosen.isEmpty()) {
                return answer("ALLOCATED", null, null, chosen);
            }
            Instant opening = null;
            for (var option : options) {
                var next = openingWorthWaitingFor(option);
                opening = earlier(opening, next);
                soonest = earlier(soonest, lapse(option));
            }
            if (opening != null) {
                return answer("HELD", "OUT_OF_HOURS", opening, List.of());
            }
        }
        var reason = verdicts.isEmpty() ? "NO_COVERAGE" : "NO_SALE";
        return switch (otherwise) {
            case REJECT -> answer("REJECTED", reason, null, List.of());
            case REVIEW -> answer("REVIEW", reason, null, List.of());
            case HOLD -> {
                var again = soonest == null ? world.now().plus(Duration.ofMinutes(15)) : soonest;
                yield answer("HELD", reason, earlier(again, lead.expiresAt()), List.of());
            }
        };
    }

    private Answer answer(String outcome, String reason, Instant until, List<String> chosen) {
        return new Answer("%s %s %s %s %s".formatted(outcome, reason, until, chosen, verdicts));
    }

    private List<Option> options(Step step) {
        var all = new ArrayList<Option>();
        if (step.pool() instanceof Pool.Endpoints(var ids)) {
            for (var i = 0; i < ids.size(); i++) {
                for (var client : document.clients()) {
                    for (var endpoint : client.endpoints()) {
                        if (endpoint.id().equals(ids.get(i))) {
                            all.add(new Option(client, endpoint, null, i, micros(endpoint.price())));
                        }
                    }
                }
            }
        } else {
            for (var i = 0; i < document.territories().size(); i++) {
                var right = document.territories().get(i);
                if (holds(right)) {
                    for (var client : document.clients()) {
                        for (var endpoint : client.endpoints()) {
                            if (endpoint.id().equals(right.endpoint())) {
                                var price = right.price() == null ? endpoint.price() : right.price();
                                all.add(new Option(client, endpoint, right, i, micros(price)));
                            }
                        }
                    }
                }
            }
        }
        var order = Comparator.comparingInt(Option::rank)
                .thenComparingInt(Option::tier)
                .thenComparingInt(Option::kind)
                .thenComparingInt(option -> option.endpoint().priority())
                .thenComparingInt(Option::position);
        all.sort(order);
        Map<String, Option> best = new LinkedHashMap<>();
        for (var option : all) {
            if (inForce(option)) {
                best.putIfAbsent(option.endpoint().id(), option);
            }
        }
        all.forEach(option -> best.putIfAbsent(option.endpoint().id(), option));
        return best.values().stream().sorted(order).toList();
    }

    private boolean holds(Territory right) {
        var place = lead.facts().location();
        var area = right.area();
        var line = lead.facts().serviceLine();
        var within = area.zips().contains(String.valueOf(place.zip()))
                || place.counties().stream().anyMatch(area.counties()::contains)
                || area.states().contains(String.valueOf(place.state()))
                || (area.radius() != null
                        && place.lat() != null
                        && GreatCircle.miles(area.radius().lat(), area.radius().lon(), place.lat(), place.lon())
                                <= area.radius().miles());
        return within
                && !area.exceptZips().contains(String.valueOf(place.zip()))
                && place.counties().stream().noneMatch(area.exceptCounties()::contains)
                && (right.serviceLines().isEmpty() || right.serviceLines().contains(String.valueOf(line)))
                && (right.segments().isEmpty() || right.segments().contains(lead.segment()));
    }

    private List<String> choose(String plan, Step step, List<Option> options) {
        String winning = null;
        List<String> chosen = List.of();
        for (var at = 0; at < options.size(); ) {
            var group = options.get(at).group();
            var peers = options.stream()
                    .filter(option -> option.group().equals(group))
                    .toList();
            at += peers.size();
            if (winning != null) {
                peers.forEach(option -> verdicts.add(option.endpoint().id() + " OUTRANKED"));
                continue;
            }
            var eligible = peers.stream()
                    .filter(option -> exclusion(option, world.now()) == null)
                    .toList();
            if (!eligible.isEmpty()) {
                winning = group;
                var wanted = peers.getFirst().kind() == 0 ? 1 : step.recipients();
                chosen = pick(plan, step, eligible, wanted);
            }
            for (var option : peers) {
                var why = exclusion(option, world.now());
                var id = option.endpoint().id();
                verdicts.add(id + " " + (why != null ? why.name() : chosen.contains(id) ? "chosen" : "NOT_SELECTED"));
            }
        }
        return chosen;
    }

    private List<String> pick(String plan, Step step, List<Option> eligible, int wanted) {
        if (step.algorithm() != Algorithm.ROUND_ROBIN) {
            return eligible.stream()
                    .limit(wanted)
                    .map(option -> option.endpoint().id())
                    .toList();
        }
        // Equal shares: whoever got least today, then priority, then the oldest allocation, then the id.
        var zone = ZoneId.of(document.brand().timeZone());
        var today = world.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        Comparator<Option> fewest = Comparator.comparingLong(option -> world.counters()
                .taken(new Bucket(
                        "step:%s/%s:%s"
                                .formatted(plan, step.id(), option.endpoint().id()),
                        today)));
        return eligible.stream()
                .sorted(fewest.thenComparingInt(option -> option.endpoint().priority())
                        .thenComparing(option -> option.endpoint().id()))
                .limit(wanted)
                .map(option -> option.endpoint().id())
                .toList();
    }

    private ReasonCode exclusion(Option option, Instant now) {
        var endpoint = option.endpoint();
        if (round.excluded().contains(endpoint.id())) {
            return ReasonCode.ALREADY_TRIED;
        }
        if (!inForce(option)) {
            return ReasonCode.RIGHT_NOT_IN_FORCE;
        }
        if (endpoint.status() == EndpointStatus.PAUSED) {
            return ReasonCode.ENDPOINT_PAUSED;
        }
        if (endpoint.status() == EndpointStatus.DISABLED) {
            return ReasonCode.ENDPOINT_DISABLED;
        }
        if (world.pauses().containsKey(endpoint.id())
                && world.pauses().get(endpoint.id()).inForce(now)) {
            return ReasonCode.ENDPOINT_PAUSED;
        }
        if (endpoint.dedupe() != null) {
            var sent = world.counters()
                    .lastSent(endpoint.id(), "phone:" + lead.facts().phoneKey());
            if (sent != null && now.isBefore(sent.plus(endpoint.dedupe().window()))) {
                return ReasonCode.ALREADY_SENT;
            }
        }
        if (world.broken().containsKey(endpoint.id())) {
            return ReasonCode.ENDPOINT_UNHEALTHY;
        }
        if (!open(option, now) && endpoint.offHours() != OffHours.DELIVER) {
            return ReasonCode.OUT_OF_HOURS;
        }
        return fullCap(option, now) == null ? null : ReasonCode.CAP_REACHED;
    }

    /** The end of the window of the first cap without room. */
    private Instant fullCap(Option option, Instant now) {
        var zone = zone(option);
        for (var cap : option.endpoint().caps()) {
            var local = now.atZone(zone);
            var day = local.toLocalDate();
            LocalDate from = cap.per() == CapPeriod.MONTH ? day.withDayOfMonth(1) : day;
            LocalDate to = cap.per() == CapPeriod.MONTH ? from.plusMonths(1) : from.plusDays(1);
            var start = cap.per() == CapPeriod.HOUR
                    ? local.truncatedTo(ChronoUnit.HOURS).toInstant()
                    : from.atStartOfDay(zone).toInstant();
            var end = cap.per() == CapPeriod.HOUR
                    ? start.plusSeconds(3600)
                    : to.atStartOfDay(zone).toInstant();
            var money = cap.unit() == CapUnit.MONEY;
            var key = "endpoint:%s:%s:%s"
                    .formatted(
                            option.endpoint().id(),
                            money ? "money" : "count",
                            cap.per().name().toLowerCase(Locale.ROOT));
            var limit = money ? micros(cap.limit()) : cap.limit().longValueExact();
            var taken = world.counters().taken(new Bucket(key, start));
            if (taken + (money ? option.price() : 1) > limit || taken >= limit) {
                return end;
            }
        }
        return null;
    }

    private Instant openingWorthWaitingFor(Option option) {
        if (exclusion(option, world.now()) != ReasonCode.OUT_OF_HOURS
                || option.endpoint().offHours() != OffHours.HOLD) {
            return null;
        }
        var opening = nextOpening(option);
        return opening != null && opening.isBefore(lead.expiresAt()) && fullCap(option, opening) == null
                ? opening
                : null;
    }

    /** When time alone may change the verdict on the option. */
    private Instant lapse(Option option) {
        var why = exclusion(option, world.now());
        var pause = world.pauses().get(option.endpoint().id());
        if (why == ReasonCode.ENDPOINT_PAUSED && option.endpoint().status() == EndpointStatus.ACTIVE) {
            return pause.until();
        }
        if (why == ReasonCode.ALREADY_SENT) {
            return world.counters()
                    .lastSent(option.endpoint().id(), "phone:" + lead.facts().phoneKey())
                    .plus(option.endpoint().dedupe().window());
        }
        if (why == ReasonCode.OUT_OF_HOURS) {
            return nextOpening(option);
        }
        return why == ReasonCode.CAP_REACHED ? fullCap(option, world.now()) : null;
    }

    private Instant nextOpening(Option option) {
        var at = world.now().truncatedTo(ChronoUnit.HOURS);
        for (var i = 0; i < 9 * 24 * 4; i++) {
            at = at.plus(Duration.ofMinutes(15));
            if (at.isAfter(world.now()) && open(option, at)) {
                return at;
            }
        }
        return null;
    }

    private boolean open(Option option, Instant at) {
        var hours = option.endpoint().hours();
        if (hours == null) {
            return true;
        }
        var local = at.atZone(zone(option));
        if (hours.holidays() != null && ReferenceData.load().isFederalHoliday(local.toLocalDate())) {
            return false;
        }
        var weekday = local.getDayOfWeek().getValue() - 1;
        var clock = "%02d:%02d".formatted(local.getHour(), local.getMinute());
        return hours.days().entrySet().stream()
                .filter(entry -> DAYS.indexOf(entry.getKey().substring(0, 3)) <= weekday
                        && weekday
                                <= DAYS.indexOf(
                                        entry.getKey().substring(entry.getKey().length() - 3)))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(span -> clock.compareTo(span.substring(0, 5)) >= 0 && clock.compareTo(span.substring(6)) < 0);
    }

    private boolean inForce(Option option) {
        if (option.right() == null) {
            return true;
        }
        var today = world.now().atZone(zone(option)).toLocalDate();
        var from = option.right().from();
        var to = option.right().to();
        return (from == null || !today.isBefore(from)) && (to == null || !today.isAfter(to));
    }

    private ZoneId zone(Option option) {
        return ZoneId.of(document.zoneOf(option.client()));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a == null ? b : b == null || a.isBefore(b) ? a : b;
    }

    private static long micros(java.math.BigDecimal amount) {
        return amount.movePointRight(6).longValueExact();
    }
}
