package io.headgate.outbound.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}: seconds, or a date in any of the three forms that receivers may still send (RFC 9110,
 * 5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT}, {@code Sunday, 06-Nov-94 08:49:37 GMT} and
 * {@code Sun Nov  6 08:49:37 1994}. The name of the day is not compared with the date.
 */
public final class RetryAfter {

    private static final Duration FOREVER = Duration.ofDays(3650);
    private static final int CENTURY = 100;
    private static final int FUTURE_YEARS = 50;
    private static final int MOST_DIGITS = 9;
    private static final Pattern SECONDS = Pattern.compile("(\\d+)(\\.\\d*)?");
    private static final Pattern DAY_NAME = Pattern.compile("^[A-Za-z]+,?\\s*");
    private static final Pattern ZONE = Pattern.compile("(?i)\\s*(GMT|UTC|UT|Z|\\+0000)$");

    // Without the day's name, without the zone, spaces single.
    private static final List<DateTimeFormatter> FORMS =
            List.of(form("d MMM uuuu HH:mm:ss"), form("d-MMM-uuuu HH:mm:ss"), form("MMM d HH:mm:ss uuuu"));
    private static final DateTimeFormatter SHORT_YEAR = shortYear();

    private RetryAfter() {}

    /**
     * How long to wait from now; nothing when the value is none of these, zero when it is in the past.
     *
     * @param date the answer's own {@code Date}: a date is meant by the receiver's clock, which may not be ours
     */
    public static @Nullable Duration read(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        var seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            var digits = seconds.group(1).replaceFirst("^0+(?=\\d)", "");
            // What is not asked for in whole seconds is rounded up: nobody is asked too early.
            return digits.length() > MOST_DIGITS
                    ? FOREVER
                    : Duration.ofSeconds(Long.parseLong(digits) + (seconds.group(2) == null ? 0 : 1));
        }
        var at = date(text, now);
        if (at == null) {
            return null;
        }
        var theirs = date == null ? null : date(date.strip(), now);
        var wait = Duration.between(theirs == null ? now : theirs, at);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant date(String text, Instant now) {
        var withoutZone = ZONE.matcher(text).replaceFirst("");
        var bare = DAY_NAME.matcher(withoutZone)
                .replaceFirst("")
                .replaceAll("\\s+", " ")
                .strip();
        for (var form : FORMS) {
            try {
                return LocalDateTime.parse(bare, form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // Then it is another form.
            }
        }
        try {
            return nearest(LocalDateTime.parse(bare, SHORT_YEAR), now);
        } catch (DateTimeException e) {
            return null;
        }
    }

    // "A recipient of a timestamp value in rfc850-date format, which uses a two-digit year, MUST interpret a timestamp
    // that appears to be more than 50 years in the future as representing the most recent year in the past".
    private static Instant nearest(LocalDateTime written, Instant now) {
        var year = Year.from(now.atOffset(ZoneOffset.UTC)).getValue();
        var candidate =
                written.withYear(year - Math.floorMod(year, CENTURY) + Math.floorMod(written.getYear(), CENTURY));
        if (candidate.getYear() > year + FUTURE_YEARS) {
            candidate = candidate.minusYears(CENTURY);
        } else if (candidate.getYear() <= year - FUTURE_YEARS) {
            candidate = candidate.plusYears(CENTURY);
        }
        return candidate.toInstant(ZoneOffset.UTC);
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    // 29 February exists in every fourth year; 2000 is one, and the century is put right afterwards.
    private static DateTimeFormatter shortYear() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
                .appendPattern("-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                .appendPattern(" HH:mm:ss")
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
