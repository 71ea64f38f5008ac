package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.evaluation.CompiledCondition;
import io.headgate.config.condition.field.LeadFields;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.LineType;
import io.headgate.model.config.OffHours;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.Bucket;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An endpoint and the rules on it, each read from the document as it stands: what the engine's peers go by. */
public final class PlainEndpoint {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** A span of minutes of a day; the end is closed. */
    record Span(int from, int to) {}

    private final Endpoint endpoint;
    private final ZoneId zone;
    private final Set<LineType> lineTypes;
    private final @Nullable CompiledCondition condition;
    private final @Nullable Map<DayOfWeek, List<Span>> spans;

    PlainEndpoint(ConfigDocument document, Client client, Endpoint endpoint) {
        this.endpoint = endpoint;
        zone = ZoneId.of(document.zoneOf(client));
        lineTypes = endpoint.accepts().lineTypes().isEmpty()
                ? EnumSet.noneOf(LineType.class)
                : EnumSet.copyOf(endpoint.accepts().lineTypes());
        var text = endpoint.accepts().condition();
        condition = text == null ? null : Conditions.compile(text);
        var hours = endpoint.hours();
        spans = hours == null ? null : spans(hours.days());
    }

    private static Map<DayOfWeek, List<Span>> spans(Map<String, List<String>> days) {
        var spans = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        days.forEach((name, written) -> {
            var from = DAYS.indexOf(name.substring(0, 3));
            var to = DAYS.indexOf(name.substring(name.length() - 3));
            for (var day = from; day <= to; day++) {
                spans.put(
                        DayOfWeek.of(day + 1),
                        written.stream()
                                .map(span -> new Span(minute(span.substring(0, 5)), minute(span.substring(6))))
                                .toList());
            }
        });
        return spans;
    }

    private static int minute(String clock) {
        return 60 * Integer.parseInt(clock.substring(0, 2)) + Integer.parseInt(clock.substring(3));
    }

    public String getId() {
        return endpoint.id();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable
    Map<DayOfWeek, List<Span>> spans() {
        return spans;
    }

    public EndpointStatus getStatus() {
        return endpoint.status();
    }

    public boolean isDeliverable() {
        return endpoint.delivery() != null && endpoint.delivery().available();
    }

    public int priority() {
        return endpoint.priority();
    }

    /** Whether it takes numbers of one of these kinds. */
    public boolean takes(Set<LineType> found) {
        return lineTypes.isEmpty() || lineTypes.containsAll(found);
    }

    boolean wants(DecideCase one) {
        return condition == null || condition.test(new LeadFields(one.facts(), one.lineType(), null));
    }

    boolean sentLately(DecideCase one) {
        var dedupe = endpoint.dedupe();
        if (dedupe == null) {
            return false;
        }
        var sent = one.context()
                .counters()
                .lastSent(endpoint.id(), "phone:" + one.facts().phoneKey());
        return sent != null && sent.plus(dedupe.window()).isAfter(one.now());
    }

    boolean closed(Instant now) {
        if (spans == null || endpoint.offHours() == OffHours.DELIVER) {
            return false;
        }
        var local = now.atZone(zone);
        var hours = endpoint.hours();
        if (hours != null && hours.holidays() != null && ReferenceData.load().isFederalHoliday(local.toLocalDate())) {
            return true;
        }
        var minute = local.getHour() * 60 + local.getMinute();
        return spans.getOrDefault(local.getDayOfWeek(), List.of()).stream()
                .noneMatch(span -> span.from() <= minute && minute < span.to());
    }

    /** Whether one of its caps has no room for a lead of this price. */
    boolean full(DecideCase one, long priceMicros) {
        var local = one.now().atZone(zone);
        for (var cap : endpoint.caps()) {
            var money = cap.unit() == CapUnit.MONEY;
            var limit = money ? micros(cap.limit()) : cap.limit().longValueExact();
            var taken =
                    one.context().counters().taken(Bucket.stored(capKey(endpoint.id(), cap), start(cap.per(), local)));
            if (taken >= limit || taken + (money ? priceMicros : 1) > limit) {
                return true;
            }
        }
        return false;
    }

    static String capKey(String endpointId, Cap cap) {
        return "endpoint:" + endpointId + ":" + cap.unit().name().toLowerCase(Locale.ROOT) + ":"
                + cap.per().name().toLowerCase(Locale.ROOT);
    }

    static Instant start(CapPeriod per, ZonedDateTime local) {
        LocalDate day = local.toLocalDate();
        return switch (per) {
            case HOUR -> local.truncatedTo(java.time.temporal.ChronoUnit.HOURS).toInstant();
            case DAY -> day.atStartOfDay(local.getZone()).toInstant();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(local.getZone()).toInstant();
            case WEEK, INTERVAL, TOTAL, CONCURRENT ->
                throw new IllegalArgumentException("generated networks have no cap per " + per);
        };
    }

    static long micros(BigDecimal amount) {
        return amount.movePointRight(6).longValueExact();
    }
}
