package io.headgate.intake.core.normalisation;

import static io.headgate.intake.core.normalisation.ErrorCode.BAD_FORMAT;
import static io.headgate.intake.core.normalisation.ErrorCode.NOT_ALLOWED;
import static io.headgate.intake.core.normalisation.ErrorCode.TOO_LONG;
import static io.headgate.intake.core.normalisation.ErrorCode.WRONG_TYPE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The normal form of every canonical field. Normalising a normal form gives it back. */
final class FieldForms {

    private static final int MAX_SELLERS = 100;
    private static final int MAX_PHONE_DIGITS = 32;
    private static final Pattern ZIP = Pattern.compile("(\\d{5})(?:[- ]?(\\d{4}))?");
    private static final Pattern ZIP4 = Pattern.compile("\\d{4}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Set<String> US_NAMES =
            Set.of("US", "USA", "UNITED STATES", "UNITED STATES OF AMERICA", "U.S.", "U.S.A.");
    private static final Set<String> SEGMENTS = Set.of("residential", "commercial");
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "n", "off");

    private final Lookups lookups;
    private final PhoneText phones;

    FieldForms(Lookups lookups) {
        this.lookups = lookups;
        this.phones = new PhoneText(lookups);
    }

    NormalisedValue normalFormOf(CanonicalField field, Object raw) {
        if (field.form() == CanonicalField.Form.LIST) {
            return list(raw, field.maxLength());
        }
        if (field.form() == CanonicalField.Form.FLAG) {
            return flag(raw);
        }
        var text = text(raw, takesNumbers(field.form()));
        if (text.isEmpty()) {
            return NormalisedValue.wrong(WRONG_TYPE, "must be a text");
        }
        var cleaned =
                field.form() == CanonicalField.Form.LINES ? CleanText.lines(text.get()) : CleanText.line(text.get());
        if (cleaned.isEmpty()) {
            return NormalisedValue.ABSENT;
        }
        return cleaned.length() > field.maxLength() ? tooLong(field.maxLength()) : formed(field.form(), cleaned, field);
    }

    private NormalisedValue formed(CanonicalField.Form form, String text, CanonicalField field) {
        return switch (form) {
            case LINE, LINES, ID -> new NormalisedValue.Value(text);
            case EMAIL -> limited(CleanText.lowerCase(text), field.maxLength());
            case PHONE -> phone(text);
            case EXTENSION -> extension(text);
            case STATE ->
                limited(lookups.stateCode(text).orElseGet(() -> CleanText.upperCase(text)), field.maxLength());
            case ZIP -> zip(text);
            case ZIP4 -> matching(text, ZIP4, "must be four digits");
            case COUNTRY -> country(text);
            case SEGMENT -> segment(text);
            case LANGUAGE -> language(text);
            case AMOUNT -> matching(text, AMOUNT, "must be a decimal amount with at most six decimals");
            case CURRENCY -> matching(CleanText.upperCase(text), CURRENCY, "must be an ISO 4217 code");
            case FLAG, LIST -> throw new IllegalStateException("not a text");
        };
    }

    private static boolean takesNumbers(CanonicalField.Form form) {
        return switch (form) {
            case ID, PHONE, EXTENSION, ZIP, ZIP4, AMOUNT -> true;
            case LINE, LINES, EMAIL, STATE, COUNTRY, SEGMENT, LANGUAGE, FLAG, CURRENCY, LIST -> false;
        };
    }

    private static Optional<String> text(Object raw, boolean numbersToo) {
        if (raw instanceof String text) {
            return Optional.of(text);
        }
        return numbersToo ? numberText(raw) : Optional.empty();
    }

    private static Optional<String> numberText(Object raw) {
        return switch (raw) {
            case Integer whole -> Optional.of(whole.toString());
            case Long whole -> Optional.of(whole.toString());
            case BigInteger whole -> Optional.of(whole.toString());
            case BigDecimal number
            when Math.abs((long) number.scale()) < 20 && number.precision() < 40 -> Optional.of(number.toPlainString());
            default -> Optional.empty();
        };
    }

    private static NormalisedValue limited(String text, int maxLength) {
        return text.length() > maxLength ? tooLong(maxLength) : NormalisedValue.ofText(text);
    }

    private static NormalisedValue tooLong(int maxLength) {
        return NormalisedValue.wrong(TOO_LONG, "must have at most %d characters".formatted(maxLength));
    }

    private static NormalisedValue matching(String text, Pattern pattern, String rule) {
        return pattern.matcher(text).matches()
                ? new NormalisedValue.Value(text)
                : NormalisedValue.wrong(BAD_FORMAT, rule);
    }

    // What cannot be read stays as digits: the phone check judges it and can say more than we can. Not split here: the
    // extension has its own field, see Normaliser.
    private NormalisedValue phone(String text) {
        var phone = phones.read(text);
        return phone.isEmpty()
                ? NormalisedValue.wrong(BAD_FORMAT, "must be a phone number")
                : limited(phone, MAX_PHONE_DIGITS);
    }

    private static NormalisedValue extension(String text) {
        var digits = PhoneText.extension(text);
        return digits.isEmpty()
                ? NormalisedValue.wrong(
                        BAD_FORMAT,
                        "must be the one to %d digits of an extension".formatted(PhoneText.LONGEST_EXTENSION))
                : new NormalisedValue.Value(digits);
    }

    // Not split here: the +4 has its own field, see Normaliser.
    private static NormalisedValue zip(String text) {
        var zip = ZIP.matcher(text);
        if (!zip.matches()) {
            return NormalisedValue.wrong(BAD_FORMAT, "must be a five-digit ZIP code, with or without +4");
        }
        return new NormalisedValue.Value(zip.group(2) == null ? zip.group(1) : zip.group(1) + "-" + zip.group(2));
    }

    private static NormalisedValue language(String text) {
        return Languages.tag(text)
                .<NormalisedValue>map(NormalisedValue.Value::new)
                .orElseGet(() -> NormalisedValue.wrong(BAD_FORMAT, "must be a language, such as Spanish, es or es-us"));
    }

    private static NormalisedValue country(String text) {
        var upper = CleanText.upperCase(text);
        return US_NAMES.contains(upper)
                ? new NormalisedValue.Value("US")
                : matching(upper, COUNTRY, "must be an ISO 3166 two-letter code");
    }

    private static NormalisedValue segment(String text) {
        var lower = CleanText.lowerCase(text);
        return SEGMENTS.contains(lower)
                ? new NormalisedValue.Value(lower)
                : NormalisedValue.wrong(NOT_ALLOWED, "must be residential or commercial");
    }

    static NormalisedValue flag(Object raw) {
        if (raw instanceof Boolean) {
            return new NormalisedValue.Value(raw);
        }
        var word = raw instanceof String || raw instanceof Integer
                ? CleanText.line(raw.toString()).toLowerCase(Locale.ROOT)
                : "?";
        if (word.isEmpty()) {
            return NormalisedValue.ABSENT;
        }
        if (TRUE.contains(word)) {
            return new NormalisedValue.Value(true);
        }
        return FALSE.contains(word)
                ? new NormalisedValue.Value(false)
                : NormalisedValue.wrong(WRONG_TYPE, "must be true or false");
    }

    private static NormalisedValue list(Object raw, int maxLength) {
        var items = raw instanceof List<?> many ? many : List.of(raw);
        if (items.size() > MAX_SELLERS) {
            return NormalisedValue.wrong(TOO_LONG, "must have at most %d entries".formatted(MAX_SELLERS));
        }
        var texts = new ArrayList<String>();
        for (var item : items) {
            if (!(item instanceof String text)) {
                return NormalisedValue.wrong(WRONG_TYPE, "must be a list of texts");
            }
            var line = CleanText.line(text);
            if (line.length() > maxLength) {
                return tooLong(maxLength);
            }
            if (!line.isEmpty()) {
                texts.add(line);
            }
        }
        return texts.isEmpty() ? NormalisedValue.ABSENT : new NormalisedValue.Value(List.copyOf(texts));
    }
}
