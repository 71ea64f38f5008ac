package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.RawNode.Bool;
import io.headgate.config.document.RawNode.Mapping;
import io.headgate.config.document.RawNode.Nothing;
import io.headgate.config.document.RawNode.Number;
import io.headgate.config.document.RawNode.Sequence;
import io.headgate.config.document.RawNode.Text;
import io.headgate.config.rules.MessageText;
import io.headgate.model.config.HolidayCalendar;
import io.headgate.model.config.Hours;
import io.headgate.model.config.Pool;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fits a written tree to the records of the document. It never stops at the first misfit: a part that does not fit is
 * reported and left out, and no record is made once anything in it was reported.
 */
public final class RecordBinder {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,12})?");
    private static final String HOLIDAYS = "holidays";
    private static final String CONDITION = "condition";

    private final ProblemCollector problems;

    public RecordBinder(ProblemCollector problems) {
        this.problems = problems;
    }

    @Nullable
    public Object bind(RawNode written, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(written, arguments[0], path)
                    : map(written, arguments[1], path);
        }
        var plain = (Class<?>) type;
        if (plain == Hours.class) {
            return hours(written, path);
        }
        if (plain == Pool.class) {
            return pool(written, path);
        }
        if (plain.isRecord()) {
            return record(written, plain, path);
        }
        return plain.isEnum() ? constant(written, plain, path) : scalar(written, plain, path);
    }

    private @Nullable Object record(RawNode written, Class<?> type, String path) {
        if (!(written instanceof Mapping(var entries))) {
            return wrongType(path, "a mapping", written);
        }
        var before = problems.count();
        var shape = RecordShape.of(type);
        refuseUnknownKeys(entries, shape, path);
        var values = new @Nullable Object[shape.parts().size()];
        for (var i = 0; i < values.length; i++) {
            var part = shape.parts().get(i);
            var at = MessageText.child(path, part.key());
            var given = entries.get(part.key());
            if (given != null && !(given instanceof Nothing)) {
                values[i] = part(part, given, at);
            } else if (part.required()) {
                problems.add(at, ConfigCode.MISSING, "%s is missing.".formatted(part.key()));
            }
        }
        return problems.count() == before ? shape.make(values) : null;
    }

    // A condition may be a tree as well, and is kept as the text that says the same.
    private @Nullable Object part(RecordShape.Part part, RawNode given, String path) {
        return part.key().equals(CONDITION) && given instanceof Mapping
                ? new ConditionBinder(problems, this).text(given, path)
                : bind(given, part.type(), path);
    }

    private void refuseUnknownKeys(Map<String, RawNode> entries, RecordShape shape, String path) {
        for (var key : entries.keySet()) {
            if (shape.part(key).isEmpty()) {
                problems.add(
                        MessageText.child(path, key),
                        ConfigCode.UNKNOWN_KEY,
                        "There is no key %s here.%s Known: %s."
                                .formatted(
                                        MessageText.quoted(key),
                                        MessageText.didYouMean(key, shape.keys()),
                                        MessageText.listed(shape.keys())));
            }
        }
    }

    private @Nullable Object list(RawNode written, Type element, String path) {
        if (!(written instanceof Sequence(var items))) {
            return wrongType(path, "a list", written);
        }
        var bound = new ArrayList<Object>(items.size());
        for (var i = 0; i < items.size(); i++) {
            var value = bind(items.get(i), element, path + "[" + i + "]");
            if (value != null) {
                bound.add(value);
            }
        }
        return bound;
    }

    private @Nullable Object map(RawNode written, Type valueType, String path) {
        if (!(written instanceof Mapping(var entries))) {
            return wrongType(path, "a mapping", written);
        }
        var bound = new LinkedHashMap<String, Object>();
        entries.forEach((key, item) -> {
            var value = bind(item, valueType, MessageText.child(path, key));
            if (value != null) {
                bound.put(key, value);
            }
        });
        return bound;
    }

    private @Nullable Object hours(RawNode written, String path) {
        if (!(written instanceof Mapping(var entries))) {
            return wrongType(path, "a mapping of days to spans", written);
        }
        var days = new LinkedHashMap<String, List<String>>();
        HolidayCalendar holidays = null;
        for (var entry : entries.entrySet()) {
            var at = MessageText.child(path, entry.getKey());
            if (!entry.getKey().equals(HOLIDAYS)) {
                days.put(entry.getKey(), texts(entry.getValue(), at));
            } else if (!(entry.getValue() instanceof Nothing)) {
                holidays = (HolidayCalendar) constant(entry.getValue(), HolidayCalendar.class, at);
            }
        }
        return new Hours(days, holidays);
    }

    private @Nullable Object pool(RawNode written, String path) {
        if (written instanceof Sequence) {
            return new Pool.Endpoints(texts(written, path));
        }
        if (written instanceof Text(var word) && word.equalsIgnoreCase("territory")) {
            return new Pool.Territories();
        }
        if (written instanceof Text(var word) && word.equalsIgnoreCase("orders")) {
            return new Pool.Orders();
        }
        if (written instanceof Mapping(var entries)
                && entries.size() == 1
                && entries.get("tag") instanceof Text(var tag)) {
            return new Pool.Tagged(tag);
        }
        return wrongType(path, "the word territory, the word orders, {tag: name} or a list of endpoint ids", written);
    }

    private List<String> texts(RawNode written, String path) {
        var bound = new ArrayList<String>();
        if (list(written, String.class, path) instanceof List<?> items) {
            items.forEach(item -> bound.add((String) item));
        }
        return bound;
    }

    private @Nullable Object constant(RawNode written, Class<?> type, String path) {
        var names = EnumNames.of(type);
        if (!(written instanceof Text(var word))) {
            return wrongType(path, "one of " + MessageText.listed(names.words()), written);
        }
        var constant = names.constant(word);
        if (constant.isEmpty()) {
            problems.add(
                    path,
                    ConfigCode.INVALID_VALUE,
                    "%s is none of %s.%s"
                            .formatted(
                                    MessageText.quoted(word),
                                    MessageText.listed(names.words()),
                                    MessageText.didYouMean(word, names.words())));
        }
        return constant.orElse(null);
    }

    private @Nullable Object scalar(RawNode written, Class<?> type, String path) {
        if (type == String.class) {
            return text(written, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            return written instanceof Bool(var value) ? value : wrongType(path, "true or false", written);
        }
        if (type == int.class || type == Integer.class) {
            return whole(written, path);
        }
        if (type == double.class || type == Double.class) {
            return written instanceof Number(var value) ? value.doubleValue() : wrongType(path, "a number", written);
        }
        if (type == BigDecimal.class) {
            return decimal(written, path);
        }
        return type == Duration.class ? duration(written, path) : date(written, path);
    }

    private @Nullable Object text(RawNode written, String path) {
        return switch (written) {
            case Text(var value) -> value;
            // A ZIP or a county code without quotes would lose its leading zero.
            case Number _, Bool _ -> {
                problems.add(path, ConfigCode.WRONG_TYPE, "Expected text; put the value in quotes.");
                yield null;
            }
            default -> wrongType(path, "text", written);
        };
    }

    private @Nullable Object whole(RawNode written, String path) {
        if (!(written instanceof Number(var value))) {
            return wrongType(path, "a whole number", written);
        }
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            problems.add(path, ConfigCode.WRONG_TYPE, "Expected a whole number of at most nine digits.");
            return null;
        }
    }

    private @Nullable Object decimal(RawNode written, String path) {
        var text =
                switch (written) {
                    case Number(var value) -> value.toPlainString();
                    case Text(var value) -> value;
                    default -> null;
                };
        if (text == null) {
            return wrongType(path, "a decimal number such as \"42.00\"", written);
        }
        if (!DECIMAL.matcher(text).matches()) {
            problems.add(
                    path,
                    ConfigCode.INVALID_VALUE,
                    "%s is no decimal number such as \"42.00\".".formatted(MessageText.quoted(text)));
            return null;
        }
        return new BigDecimal(text);
    }

    private @Nullable Object duration(RawNode written, String path) {
        if (!(written instanceof Text(var text))) {
            return wrongType(path, "a duration such as PT48H or P30D", written);
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            problems.add(
                    path,
                    ConfigCode.INVALID_VALUE,
                    "%s is no duration such as PT5S, PT10M, PT48H or P30D.".formatted(MessageText.quoted(text)));
            return null;
        }
    }

    private @Nullable Object date(RawNode written, String path) {
        if (!(written instanceof Text(var text))) {
            return wrongType(path, "a date such as 2026-03-01", written);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.add(
                    path,
                    ConfigCode.INVALID_VALUE,
                    "%s is no date such as 2026-03-01.".formatted(MessageText.quoted(text)));
            return null;
        }
    }

    private @Nullable Object wrongType(String path, String expected, RawNode written) {
        problems.add(path, ConfigCode.WRONG_TYPE, "Expected %s, found %s.".formatted(expected, written.kind()));
        return null;
    }
}
