package io.headgate.routing.core.text;

import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats times, amounts and names in traces: in the owner's zone, and always the same. */
public final class TraceText {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm z", Locale.US);
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm z", Locale.US);
    private static final DateTimeFormatter DATE_AND_CLOCK = DateTimeFormatter.ofPattern("EEE d MMM HH:mm z", Locale.US);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.US);
    private static final Duration A_DAY = Duration.ofHours(25);
    private static final Duration SOME_DAYS = Duration.ofDays(6);

    private TraceText() {}

    public static String exactly(Instant at, ZoneId zone) {
        return EXACT.format(at.atZone(zone).truncatedTo(ChronoUnit.MINUTES));
    }

    public static String clock(Instant at, ZoneId zone) {
        return DAY_AND_CLOCK.format(at.atZone(zone));
    }

    /** As short as it can be said without doubt: the clock today, the day this week, else the date. */
    public static String soon(Instant at, Instant now, ZoneId zone) {
        var away = Duration.between(now, at);
        var format =
                away.compareTo(A_DAY) <= 0 ? CLOCK : away.compareTo(SOME_DAYS) <= 0 ? DAY_AND_CLOCK : DATE_AND_CLOCK;
        return format.format(at.atZone(zone));
    }

    public static String units(long units, CapUnit unit, String currency) {
        return unit == CapUnit.MONEY ? new Money(units, currency).amount() : Long.toString(units);
    }

    /** With two decimals; without the general formatter, which costs more than the decision. */
    public static String hundredths(double number) {
        if (Double.isInfinite(number)) {
            return "infinitely many";
        }
        var rounded = Math.round(Math.abs(number) * 100);
        var fraction = rounded % 100;
        var sign = number < 0 && rounded > 0 ? "-" : "";
        return sign + rounded / 100 + (fraction < 10 ? ".0" : ".") + fraction;
    }

    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static String list(Collection<? extends Enum<?>> names) {
        return names.stream()
                .map(name -> name.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
