package io.headgate.routing.core.decision;

import io.headgate.config.condition.Conditions;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Algorithm;
import io.headgate.model.config.Area;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.OffHours;
import io.headgate.model.config.Order;
import io.headgate.model.config.Otherwise;
import io.headgate.model.config.OverlapZone;
import io.headgate.model.config.Pool;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Step;
import io.headgate.model.config.Territory;
import io.headgate.model.config.TieBreaker;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.reference.GreatCircle;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rules of domain.md once more, written as plainly as possible over the document itself: no index, nothing
 * compiled, everything scanned. Says only what the engine decides, not how it says it.
 */
final class NaiveReference {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Set<ReasonCode> PASSING = EnumSet.of(
            ReasonCode.CAP_REACHED,
            ReasonCode.CONCURRENCY_REACHED,
            ReasonCode.OUT_OF_HOURS,
            ReasonCode.AHEAD_OF_PACE,
            ReasonCode.ENDPOINT_UNHEALTHY);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** A decision in one line: outcome, reason, time, the chosen, and the verdict on every candidate in order. */
    record Answer(String line) {}

    private record Option(
            Step step,
            String stepKey,
            Client client,
            Endpoint endpoint,
            Territory right,
            Order order,
            int position,
            long price) {

        Option filling(Order filled, long filledPrice) {
            return new Option(step, stepKey, client, endpoint, right, filled, position, filledPrice);
        }

        Option at(long otherPrice) {
            return new Option(step, stepKey, client, endpoint, right, order, position, otherPrice);
        }

        int rank() {
            return right == null ? 0 : right.right() == RightKind.OVERFLOW ? 1 : 0;
        }

        int tier() {
            return right == null ? 0 : right.tier();
        }

        int kind() {
            return right != null && right.right() == RightKind.EXCLUSIVE ? 0 : 1;
        }

        String group(boolean exclusiveFirst) {
            return rank() + "/" + tier() + (exclusiveFirst ? "/" + kind() : "");
        }
    }

    private final ConfigDocument document;
    private final LeadSnapshot lead;
    private final DecisionInputs world;
    private final RoundState round;
    private final List<String> verdicts = new ArrayList<>();
    private boolean timedPause;

    NaiveReference(ConfigDocument document, LeadSnapshot lead, DecisionInputs world, RoundState round) {
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
            if (step.condition() != null
                    && !Conditions.compile(step.condition()).test(lead.fields(world.now()))) {
                continue;
            }
            var options = options(plan, step);
            var chosen = choose(plan, step, options);
            if (!chosen.isEmpty()) {
                return answer("ALLOCATED", null, null, chosen);
            }
            Instant opening = null;
            ReasonCode waitsFor = null;
            for (var option : options) {
                var next = openingWorthWaitingFor(option);
                if (next != null && (opening == null || next.isBefore(opening))) {
                    opening = next;
                    waitsFor = exclusion(option, world.now());
                }
                soonest = earlier(soonest, lapse(option));
                timedPause |= passesWithoutItsPause(option);
            }
            if (opening != null) {
                return answer("HELD", waitsFor.name(), opening, List.of());
            }
        }
        var reason = verdicts.isEmpty() ? "NO_COVERAGE" : "NO_SALE";
        return switch (otherwise) {
            case REJECT -> answer("REJECTED", mayPass() ? "NO_SALE_FOR_NOW" : reason, null, List.of());
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

    private List<Option> options(String plan, Step step) {
        var all = new ArrayList<Option>();
        var key = plan + "/" + step.id();
        if (step.pool() instanceof Pool.Endpoints(var ids)) {
            for (var i = 0; i < ids.size(); i++) {
                for (var client : document.clients()) {
                    for (var endpoint : client.endpoints()) {
                        if (endpoint.id().equals(ids.get(i))) {
                            all.add(new Option(step, key, client, endpoint, null, null, i, micros(endpoint.price())));
                        }
                    }
                }
            }
        } else if (step.pool() instanceof Pool.Tagged || step.pool() instanceof Pool.Orders) {
            for (var client : document.clients()) {
                for (var endpoint : client.endpoints()) {
                    var member = step.pool() instanceof Pool.Tagged(var tag)
                            ? endpoint.tags().contains(tag)
                            : document.orders().stream()
                                    .anyMatch(o -> o.endpoint().equals(endpoint.id()) && wants(o, client));
                    if (member) {
                        all.add(new Option(
                                step, key, client, endpoint, null, null, all.size(), micros(endpoint.price())));
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
                                all.add(new Option(step, key, client, endpoint, right, null, i, micros(price)));
                            }
                        }
                    }
                }
            }
        }
        var order = order(step);
        all.sort(order);
        Map<String, Option> best = new LinkedHashMap<>();
        for (var option : all) {
            if (inForce(option) && isCertainEnough(option)) {
                best.putIfAbsent(option.endpoint().id(), option);
            }
        }
        all.forEach(option -> best.putIfAbsent(option.endpoint().id(), option));
        return best.values().stream()
                .sorted(order)
                .map(this::filling)
                .sorted(order)
                .toList();
    }

    /** The option filling the first of its orders that has room, else as it is. */
    private Option filling(Option option) {
        return document.orders().stream()
                .filter(order -> order.endpoint().equals(option.endpoint().id()))
                .filter(order -> wants(order, option.client()))
                .sorted(Comparator.comparingInt(Order::priority)
                        .thenComparing(order -> order.from() == null ? LocalDate.MIN : order.from())
                        .thenComparingInt(order -> document.orders().indexOf(order)))
                .map(order -> option.filling(
                        order, micros(order.price() == null ? option.endpoint().price() : order.price())))
                .filter(filled -> orderIsOpen(filled))
                .findFirst()
                .orElse(option);
    }

    private boolean wants(Order order, Client client) {
        var today = world.now().atZone(ZoneId.of(document.zoneOf(client))).toLocalDate();
        return order.status() == ActiveStatus.ACTIVE
                && (order.from() == null || !today.isBefore(order.from()))
                && (order.to() == null || !today.isAfter(order.to()))
                && (order.serviceLines().isEmpty()
                        || order.serviceLines().contains(lead.facts().serviceLine()))
                && (order.segments().isEmpty() || order.segments().contains(lead.segment()));
    }

    private boolean orderIsOpen(Option filled) {
        var order = filled.order();
        var taken = world.counters().taken(Bucket.stored("order:" + order.id() + ":quantity", Instant.EPOCH));
        return taken < order.quantity()
                && fullCap(filled, "order:" + order.id(), order.caps(), zone(filled), world.now()) == null;
    }

    private OverlapZone overlapZone() {
        return document.overlapZones().stream()
                .filter(zone -> within(zone.area()))
                .filter(zone -> zone.serviceLines().isEmpty()
                        || zone.serviceLines().contains(lead.facts().serviceLine()))
                .findFirst()
                .orElse(null);
    }

    private boolean exclusiveFirst() {
        var zone = overlapZone();
        return zone == null || zone.tieBreakers().contains(TieBreaker.EXCLUSIVITY);
    }

    private Comparator<Option> order(Step step) {
        var order = Comparator.comparingInt(Option::rank).thenComparingInt(Option::tier);
        if (exclusiveFirst()) {
            order = order.thenComparingInt(Option::kind);
        }
        order = order.thenComparing(agreed(step));
        return order.thenComparingInt(option -> option.endpoint().priority())
                .thenComparingInt(Option::position)
                .thenComparing(option -> option.endpoint().id());
    }

    /** Whether a pause with an end is all that lasts of what keeps the lead out. */
    private boolean passesWithoutItsPause(Option option) {
        var pause = world.pauses().get(option.endpoint().id());
        if (pause == null
                || pause.until() == null
                || exclusion(option, world.now()) != ReasonCode.ENDPOINT_PAUSED
                || option.endpoint().status() == EndpointStatus.PAUSED) {
            return false;
        }
        var unpaused = new NaiveReference(
                document,
                lead,
                new DecisionInputs(world.now(), world.counters(), Map.of(), world.broken(), world.conversions()),
                round);
        var why = unpaused.exclusion(option, world.now());
        return why == null || PASSING.contains(why);
    }

    private boolean mayPass() {
        return timedPause
                || verdicts.stream()
                        .anyMatch(verdict -> verdict.matches(
                                ".* (CAP_REACHED|CONCURRENCY_REACHED|OUT_OF_HOURS|AHEAD_OF_PACE|ENDPOINT_UNHEALTHY)"));
    }

    /** The chain that was agreed, of the zone or else of the step, and nothing else. */
    private Comparator<Option> agreed(Step step) {
        var zone = overlapZone();
        var chain = zone == null ? step.tieBreakers() : zone.tieBreakers();
        Comparator<Option> order = (_, _) -> 0;
        for (var breaker : chain) {
            order = order.thenComparing((a, b) -> switch (breaker) {
                case EXCLUSIVITY -> Integer.compare(a.kind(), b.kind());
                case PRIORITY ->
                    Integer.compare(a.endpoint().priority(), b.endpoint().priority());
                case PERFORMANCE -> Double.compare(performance(b), performance(a));
                case WEIGHT ->
                    Integer.compare(b.endpoint().weight(), a.endpoint().weight());
                case DISTANCE -> Double.compare(miles(a), miles(b));
                case CONTRACT_DATE -> since(a).compareTo(since(b));
                case PRICE -> Long.compare(b.price(), a.price());
            });
        }
        return order;
    }

    private static LocalDate since(Option option) {
        return option.right() == null || option.right().from() == null
                ? LocalDate.MAX
                : option.right().from();
    }

    private double performance(Option option) {
        var configured = option.endpoint().performance();
        var counted = world.conversions().byEndpoint().get(option.endpoint().id());
        if (counted == null || counted.concluded() < 30) {
            return configured == null ? -1 : configured.doubleValue();
        }
        // Thirty leads sold as configured, and then those that were really delivered.
        var sold = counted.sold() + 30 * (configured == null ? 0 : configured.doubleValue());
        return sold / (counted.delivered() + 30);
    }

    private double miles(Option option) {
        var own = option.endpoint().location();
        var place = lead.facts().location();
        return own == null || place.lat() == null
                ? Double.POSITIVE_INFINITY
                : GreatCircle.miles(own.lat(), own.lon(), place.lat(), place.lon());
    }

    private boolean holds(Territory right) {
        var line = lead.facts().serviceLine();
        return within(right.area())
                && (right.serviceLines().isEmpty() || right.serviceLines().contains(String.valueOf(line)))
                && (right.segments().isEmpty() || right.segments().contains(lead.segment()));
    }

    /** Of a guess among the ZIPs of a town as much as the right covers of them counts, else the confidence as it is. */
    private boolean isCertainEnough(Option option) {
        var place = lead.facts().location();
        if (option.right() == null || option.right().right() != RightKind.EXCLUSIVE || place.zipConfidence() == null) {
            return true;
        }
        var needed = document.brand().minZipConfidence().doubleValue();
        if (place.zipConfidence() >= needed) {
            return true;
        }
        var possible = place.city() == null ? List.<Location>of() : Whereabouts.ofEveryZip(place.city(), place.state());
        var within = possible.stream()
                .filter(each -> within(option.right().area(), each))
                .count();
        var guessed = possible.stream().anyMatch(each -> each.zip().equals(place.zip()));
        return guessed && possible.size() > 1 && within >= needed * possible.size();
    }

    private boolean within(Area area) {
        return within(area, lead.facts().location());
    }

    private static boolean within(Area area, Location place) {
        var within = area.zips().contains(String.valueOf(place.zip()))
                || place.counties().stream().anyMatch(area.counties()::contains)
                || area.states().contains(String.valueOf(place.state()))
                || (area.radius() != null
                        && place.lat() != null
                        && GreatCircle.miles(area.radius().lat(), area.radius().lon(), place.lat(), place.lon())
                                <= area.radius().miles());
        return within
                && !area.exceptZips().contains(String.valueOf(place.zip()))
                && place.counties().stream().noneMatch(area.exceptCounties()::contains);
    }

    private List<String> choose(String plan, Step step, List<Option> options) {
        String winning = null;
        List<String> chosen = List.of();
        for (var at = 0; at < options.size(); ) {
            var exclusiveFirst = exclusiveFirst();
            var group = options.get(at).group(exclusiveFirst);
            var peers = options.stream()
                    .filter(option -> option.group(exclusiveFirst).equals(group))
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
        if (wanted > 1) {
            var shared = ranked(plan, step, eligible).stream().limit(wanted).toList();
            var together = shared.stream().mapToLong(Option::price).sum();
            var alone = eligible.stream()
                    .filter(option -> option.endpoint().exclusivePrice() != null)
                    .map(option -> option.at(micros(option.endpoint().exclusivePrice())))
                    .filter(option -> option.price() >= together && fullCap(option, world.now()) == null)
                    .max(Comparator.comparingLong(Option::price)
                            .thenComparing(Comparator.comparingInt((Option option) -> ids(eligible)
                                            .indexOf(option.endpoint().id()))
                                    .reversed()));
            return alone.isPresent() ? ids(List.of(alone.get())) : ids(shared);
        }
        return ids(ranked(plan, step, eligible).stream().limit(wanted).toList());
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(option -> option.endpoint().id()).toList();
    }

    private List<Option> ranked(String plan, Step step, List<Option> eligible) {
        return switch (step.algorithm()) {
            case ROUND_ROBIN -> inTurn(plan, step, eligible);
            case HIGHEST_PRICE ->
                eligible.stream()
                        .sorted(Comparator.comparingLong(Option::price).reversed())
                        .toList();
            case TOP_PERFORMER ->
                eligible.stream()
                        .sorted(Comparator.comparingDouble(this::performance).reversed())
                        .toList();
            case NEAREST ->
                eligible.stream()
                        .sorted(Comparator.comparingDouble(this::miles))
                        .toList();
            case ORDER_PRIORITY ->
                eligible.stream()
                        .sorted(Comparator.<Option>comparingInt(
                                        option -> option.order().priority())
                                .thenComparing(option -> option.order().from() == null
                                        ? LocalDate.MIN
                                        : option.order().from())
                                .thenComparingInt(option -> document.orders().indexOf(option.order())))
                        .toList();
            case LEAST_LOADED ->
                eligible.stream()
                        .sorted(Comparator.comparingDouble(option -> (double) world.counters()
                                        .taken(Bucket.stored(
                                                "endpoint:%s:load"
                                                        .formatted(option.endpoint()
                                                                .id()),
                                                Instant.EPOCH))
                                / option.endpoint().weight()))
                        .toList();
            default -> eligible;
        };
    }

    private List<Option> inTurn(String plan, Step step, List<Option> eligible) {
        // Equal shares: whoever got least today, then the agreed chain, then priority, then the oldest allocation, then
        // the id.
        var zone = ZoneId.of(document.brand().timeZone());
        var today = world.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        Comparator<Option> fewest = Comparator.comparingLong(option -> world.counters()
                .taken(Bucket.stored(
                        "step:%s/%s:%s"
                                .formatted(plan, step.id(), option.endpoint().id()),
                        today)));
        return eligible.stream()
                .sorted(fewest.thenComparing(agreed(step))
                        .thenComparingInt(option -> option.endpoint().priority())
                        .thenComparing(option -> option.endpoint().id()))
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
        if (!isCertainEnough(option)) {
            return ReasonCode.LOCATION_TOO_UNCERTAIN;
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
        var unwanted = unwanted(option);
        if (unwanted != null) {
            return unwanted;
        }
        if (endpoint.dedupe() != null) {
            var sent = world.counters()
                    .lastSent(endpoint.id(), "phone:" + lead.facts().phoneKey());
            if (sent != null && now.isBefore(sent.plus(endpoint.dedupe().window()))) {
                return ReasonCode.ALREADY_SENT;
            }
        }
        var step = option.step();
        if (option.order() == null
                && (step.pool() instanceof Pool.Orders || step.algorithm() == Algorithm.ORDER_PRIORITY)) {
            return ReasonCode.ORDER_NOT_OPEN;
        }
        var most = step.recipients() > 1 && endpoint.exclusivePrice() != null
                ? Math.max(option.price(), micros(endpoint.exclusivePrice()))
                : option.price();
        if (step.minPrice() != null && most < micros(step.minPrice())) {
            return ReasonCode.BELOW_PRICE_FLOOR;
        }
        if (world.broken().containsKey(endpoint.id())) {
            return ReasonCode.ENDPOINT_UNHEALTHY;
        }
        if (!open(option, now) && endpoint.offHours() != OffHours.DELIVER) {
            return ReasonCode.OUT_OF_HOURS;
        }
        if (fullCap(option, now) != null) {
            return ReasonCode.CAP_REACHED;
        }
        return aheadOfPace(option, now) ? ReasonCode.AHEAD_OF_PACE : null;
    }

    private ReasonCode unwanted(Option option) {
        var endpoint = option.endpoint();
        var accepts = endpoint.accepts();
        var facts = lead.facts();
        var today = world.now().atZone(zone(option)).toLocalDate();
        var licensed = endpoint.licences().isEmpty()
                || endpoint.licences().stream()
                        .anyMatch(licence -> licence.state()
                                        .equals(facts.location().state())
                                && (licence.serviceLines().isEmpty()
                                        || licence.serviceLines().contains(facts.serviceLine()))
                                && (licence.to() == null || !licence.to().isBefore(today)));
        if (!licensed) {
            return ReasonCode.LICENCE_MISSING;
        }
        if (!accepts.sources().isEmpty() && !accepts.sources().contains(facts.sourceId())
                || accepts.exceptSources().contains(facts.sourceId())) {
            return ReasonCode.SOURCE_NOT_ACCEPTED;
        }
        if (!accepts.languages().isEmpty()
                && !accepts.languages().contains(facts.language() == null ? "en" : facts.language())) {
            return ReasonCode.LANGUAGE_NOT_ACCEPTED;
        }
        return null;
    }

    /** Whether more of a paced cap is used than of the open time of its day; quarter by quarter, because hours begin on one. */
    private boolean aheadOfPace(Option option, Instant now) {
        for (var cap : option.endpoint().caps()) {
            if (cap.pacing() == null || !counts(cap)) {
                continue;
            }
            var day = now.atZone(zone(option)).toLocalDate();
            var start = day.atStartOfDay(zone(option)).toInstant();
            var end = day.plusDays(1).atStartOfDay(zone(option)).toInstant();
            var gone = 0.0;
            var all = 0.0;
            for (var quarter = start; quarter.isBefore(end); quarter = quarter.plus(QUARTER)) {
                if (option.endpoint().offHours() == OffHours.DELIVER || open(option, quarter)) {
                    all += QUARTER.toMillis();
                    gone += Math.clamp(Duration.between(quarter, now).toMillis(), 0, QUARTER.toMillis());
                }
            }
            var key = "endpoint:%s:count:day".formatted(option.endpoint().id());
            var taken = world.counters().taken(Bucket.stored(key, start));
            if (all > 0 && taken > 0 && gone < all * taken / cap.limit().doubleValue()) {
                return true;
            }
        }
        return false;
    }

    /** The first moment of the day at which the option is not ahead any more, searched by halves. */
    private Instant paceAllows(Option option) {
        var day = world.now().atZone(zone(option)).toLocalDate();
        var low = world.now().toEpochMilli();
        var high = day.plusDays(1).atStartOfDay(zone(option)).toInstant().toEpochMilli() - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (aheadOfPace(option, Instant.ofEpochMilli(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Instant.ofEpochMilli(low);
    }

    private boolean counts(Cap cap) {
        return (cap.sources().isEmpty() || cap.sources().contains(lead.facts().sourceId()))
                && (cap.serviceLines().isEmpty()
                        || cap.serviceLines().contains(lead.facts().serviceLine()));
    }

    private static Instant first(Instant a, Supplier<Instant> b) {
        return a == null ? b.get() : a;
    }

    /** The end of the window of the first cap without room, whoever's it is. */
    private Instant fullCap(Option option, Instant now) {
        var zone = zone(option);
        var full = fullCap(
                option, "endpoint:" + option.endpoint().id(), option.endpoint().caps(), zone, now);
        full = first(
                full,
                () -> fullCap(
                        option,
                        "client:" + option.client().id(),
                        option.client().caps(),
                        zone,
                        now));
        if (option.right() != null) {
            full = first(
                    full,
                    () -> fullCap(
                            option,
                            "right:" + option.right().key(),
                            option.right().caps(),
                            zone,
                            now));
        }
        if (option.order() != null) {
            full = first(
                    full,
                    () -> fullCap(
                            option,
                            "order:" + option.order().id(),
                            option.order().caps(),
                            zone,
                            now));
        }
        var brand = ZoneId.of(document.brand().timeZone());
        return first(
                full,
                () -> fullCap(option, "step:" + option.stepKey(), option.step().caps(), brand, now));
    }

    private Instant fullCap(Option option, String owner, List<Cap> caps, ZoneId zone, Instant now) {
        for (var cap : caps) {
            if (!counts(cap)) {
                continue;
            }
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
            var sources = cap.sources().isEmpty() ? "" : ":sources=" + String.join(",", cap.sources());
            var lines = cap.serviceLines().isEmpty() ? "" : ":lines=" + String.join(",", cap.serviceLines());
            var key = "%s:%s:%s%s%s"
                    .formatted(
                            owner,
                            money ? "money" : "count",
                            cap.per().name().toLowerCase(Locale.ROOT),
                            sources,
                            lines);
            var limit = money ? micros(cap.limit()) : cap.limit().longValueExact();
            var taken = world.counters().taken(Bucket.stored(key, start));
            if (taken + (money ? option.price() : 1) > limit || taken >= limit) {
                return end;
            }
        }
        return null;
    }

    private Instant openingWorthWaitingFor(Option option) {
        if (option.endpoint().offHours() != OffHours.HOLD) {
            return null;
        }
        var why = exclusion(option, world.now());
        var opening = why == ReasonCode.OUT_OF_HOURS ? nextOpening(option) : null;
        // Whoever came while it was closed waits for room as well, and for an hour in which it is open.
        if (why == ReasonCode.CAP_REACHED && !open(option, lead.facts().receivedAt())) {
            var room = fullCap(option, world.now());
            opening = open(option, room) ? room : nextOpening(option, room);
        }
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
        if (why == ReasonCode.AHEAD_OF_PACE) {
            return paceAllows(option);
        }
        return why == ReasonCode.CAP_REACHED ? fullCap(option, world.now()) : null;
    }

    private Instant nextOpening(Option option) {
        return nextOpening(option, world.now());
    }

    private Instant nextOpening(Option option, Instant after) {
        var at = after.truncatedTo(ChronoUnit.HOURS);
        for (var i = 0; i < 9 * 24 * 4; i++) {
            at = at.plus(Duration.ofMinutes(15));
            if (at.isAfter(after) && open(option, at)) {
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
