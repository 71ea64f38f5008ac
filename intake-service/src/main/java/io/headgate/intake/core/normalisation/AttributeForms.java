package io.headgate.intake.core.normalisation;

import static io.headgate.intake.core.normalisation.ErrorCode.BAD_FORMAT;
import static io.headgate.intake.core.normalisation.ErrorCode.NOT_ALLOWED;
import static io.headgate.intake.core.normalisation.ErrorCode.OUT_OF_RANGE;
import static io.headgate.intake.core.normalisation.ErrorCode.TOO_LONG;
import static io.headgate.intake.core.normalisation.ErrorCode.WRONG_TYPE;

import io.headgate.model.config.Attribute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The normal form of attributes: by the declared type where the source's schema has one, harmless in any case. */
final class AttributeForms {

    static final int MAX_TEXT = 2_000;

    private static final int MAX_SCALE = 30;
    private static final int MAX_DIGITS = 34;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,18})?");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].{1,40})?");
    private static final Pattern US_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private AttributeForms() {}

    /** An attribute that no schema mentions: kept as it is, within limits. */
    static NormalisedValue undeclared(Object raw) {
        return switch (raw) {
            case Boolean flag -> new NormalisedValue.Value(flag);
            case Number number ->
                exact(number).<NormalisedValue>map(NormalisedValue.Value::new).orElseGet(AttributeForms::outOfBounds);
            case String text -> text(text, MAX_TEXT);
            case Map<?, ?> _ -> NormalisedValue.ABSENT;
            case List<?> list -> text(CanonicalJson.exact(list), MAX_TEXT);
            default -> NormalisedValue.wrong(WRONG_TYPE, "must be a text, a number or a boolean");
        };
    }

    static NormalisedValue declared(Attribute attribute, Object raw) {
        if (raw instanceof String blank && CleanText.line(blank).isEmpty()) {
            return NormalisedValue.ABSENT;
        }
        return switch (attribute.type()) {
            case BOOLEAN -> FieldForms.flag(raw);
            case NUMBER -> number(attribute, raw);
            case INTEGER -> integer(attribute, raw);
            case STRING -> string(attribute, raw);
            case ENUM -> choice(attribute, raw);
            case DATE -> date(raw);
        };
    }

    private static NormalisedValue text(String text, int maxLength) {
        var line = CleanText.lines(text);
        return line.length() > maxLength
                ? NormalisedValue.wrong(TOO_LONG, "must have at most %d characters".formatted(maxLength))
                : NormalisedValue.ofText(line);
    }

    private static NormalisedValue outOfBounds() {
        return NormalisedValue.wrong(OUT_OF_RANGE, "must have at most %d digits".formatted(MAX_DIGITS));
    }

    private static NormalisedValue number(Attribute attribute, Object raw) {
        var decimal = decimal(raw);
        if (decimal.isEmpty()) {
            return NormalisedValue.wrong(WRONG_TYPE, "must be a number");
        }
        var bounded = bounded(decimal.get());
        return bounded.isEmpty() ? outOfBounds() : inRange(attribute, decimal.get(), bounded.get());
    }

    private static NormalisedValue integer(Attribute attribute, Object raw) {
        var normal = number(attribute, raw);
        return normal instanceof NormalisedValue.Value(BigDecimal _)
                ? NormalisedValue.wrong(WRONG_TYPE, "must be a whole number")
                : normal;
    }

    private static NormalisedValue inRange(Attribute attribute, BigDecimal decimal, Number normal) {
        if (attribute.min() != null && decimal.compareTo(attribute.min()) < 0) {
            return NormalisedValue.wrong(
                    OUT_OF_RANGE, "must be at least " + attribute.min().toPlainString());
        }
        if (attribute.max() != null && decimal.compareTo(attribute.max()) > 0) {
            return NormalisedValue.wrong(
                    OUT_OF_RANGE, "must be at most " + attribute.max().toPlainString());
        }
        return new NormalisedValue.Value(normal);
    }

    private static Optional<BigDecimal> decimal(Object raw) {
        return switch (raw) {
            case BigDecimal number -> Optional.of(number);
            case BigInteger number -> Optional.of(new BigDecimal(number));
            case Number number -> parsed(number.toString());
            case String text -> parsed(CleanText.line(text));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> parsed(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    // Whole numbers as whole numbers, others as BigDecimal: one spelling in JSON whatever the source wrote.
    private static Optional<Number> bounded(Number number) {
        return withinBounds(number)
                .map(decimal -> decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros())
                .map(AttributeForms::whole);
    }

    // Nobody said what the number means, so that its digits stay as they are: 1.50 may be a price and not 1.5.
    private static Optional<Number> exact(Number number) {
        return withinBounds(number).map(AttributeForms::whole);
    }

    private static Optional<BigDecimal> withinBounds(Number number) {
        return decimal(number)
                .filter(decimal -> Math.abs((long) decimal.scale()) <= MAX_SCALE && decimal.precision() <= MAX_DIGITS);
    }

    // Never a BigDecimal with a negative scale: it would be written with an exponent.
    private static Number whole(BigDecimal decimal) {
        if (decimal.scale() > 0) {
            return decimal;
        }
        var whole = decimal.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValueExact() : whole;
    }

    private static NormalisedValue string(Attribute attribute, Object raw) {
        if (raw instanceof Map || raw instanceof List) {
            return NormalisedValue.wrong(WRONG_TYPE, "must be a text");
        }
        var declared = attribute.maxLength();
        var normal = text(raw.toString(), declared == null ? MAX_TEXT : Math.min(declared, MAX_TEXT));
        return normal instanceof NormalisedValue.Value(String text)
                        && !attribute.values().isEmpty()
                ? allowed(attribute, text)
                : normal;
    }

    private static NormalisedValue choice(Attribute attribute, Object raw) {
        return raw instanceof Map || raw instanceof List
                ? NormalisedValue.wrong(WRONG_TYPE, "must be one of the agreed values")
                : allowed(attribute, CleanText.line(raw.toString()));
    }

    private static NormalisedValue allowed(Attribute attribute, String text) {
        for (var value : attribute.values()) {
            if (value.equalsIgnoreCase(text)) {
                return new NormalisedValue.Value(value);
            }
        }
        return NormalisedValue.wrong(NOT_ALLOWED, "must be one of: " + String.join(", ", attribute.values()));
    }

    private static NormalisedValue date(Object raw) {
        if (!(raw instanceof String text)) {
            return NormalisedValue.wrong(WRONG_TYPE, "must be a date");
        }
        var line = CleanText.line(text);
        var iso = ISO_DATE.matcher(line);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        var us = US_DATE.matcher(line);
        return us.matches() ? day(us.group(3), us.group(1), us.group(2)) : badDate();
    }

    private static NormalisedValue day(String year, String month, String day) {
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return new NormalisedValue.Value(date.toString());
        } catch (DateTimeException e) {
            return badDate();
        }
    }

    private static NormalisedValue badDate() {
        return NormalisedValue.wrong(BAD_FORMAT, "must be a date such as 2026-03-31");
    }
}
