package io.headgate.config.document;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Hours;
import io.headgate.model.config.Pool;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes a document apart into maps, lists, strings, numbers and booleans, with its own keys in its own order, leaving
 * out what says no more than the default does.
 */
public final class DocumentTree {

    private DocumentTree() {}

    public static Map<String, Object> of(ConfigDocument document) {
        // The brand is written even when it says no more than the default: it is what the document is about.
        var tree = new LinkedHashMap<String, Object>();
        tree.put("brand", record(document.brand()));
        tree.putAll(record(document));
        return tree;
    }

    static Map<String, Object> record(Object owner) {
        var shape = RecordShape.of(owner.getClass());
        var bare = shape.bare(owner);
        var tree = new LinkedHashMap<String, Object>();
        for (var part : shape.parts()) {
            var value = part.of(owner);
            if (value != null && (part.required() || !Objects.equals(value, part.of(bare)))) {
                tree.put(part.key(), value(value));
            }
        }
        return tree;
    }

    private static Object value(Object value) {
        return switch (value) {
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Hours hours -> map(hours.written());
            case Pool pool -> value(Objects.requireNonNull(pool.written()));
            case Enum<?> constant -> EnumNames.word(constant);
            case BigDecimal decimal -> decimal.toPlainString();
            case Duration duration -> text(duration);
            case LocalDate date -> date.toString();
            case Record record -> record(record);
            default -> value;
        };
    }

    private static List<Object> list(List<?> list) {
        var tree = new ArrayList<Object>(list.size());
        list.forEach(item -> tree.add(value(item)));
        return tree;
    }

    private static Map<String, Object> map(Map<?, ?> map) {
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> tree.put(String.valueOf(key), value(item)));
        return tree;
    }

    /** Whole days as days, because that is how contracts state them. */
    private static String text(Duration duration) {
        var days = duration.toDays();
        return days > 0 && duration.equals(Duration.ofDays(days)) ? "P%dD".formatted(days) : duration.toString();
    }
}
