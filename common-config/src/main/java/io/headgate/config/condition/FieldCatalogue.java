package io.headgate.config.condition;

import io.headgate.model.config.Attribute;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.LineType;
import io.headgate.model.config.Segment;
import io.headgate.model.config.ServiceLine;
import io.headgate.model.config.Source;
import io.headgate.model.config.Vendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that the leads of one configuration have, with their types and, where it is closed, their values. */
public final class FieldCatalogue {

    /**
     * One field.
     *
     * @param values everything it can be; empty when that is open
     */
    record Entry(FieldType type, Set<String> values) {

        private Entry joinedWith(Entry other) {
            if (type != other.type) {
                return new Entry(FieldType.MIXED, Set.of());
            }
            if (values.isEmpty() || other.values.isEmpty()) {
                return new Entry(type, Set.of());
            }
            var all = new LinkedHashSet<>(values);
            all.addAll(other.values);
            return new Entry(type, all);
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private FieldCatalogue() {}

    public static FieldCatalogue of(ConfigDocument document) {
        var catalogue = new FieldCatalogue();
        for (var known : Field.Known.values()) {
            if (known != Field.Known.ATTRIBUTE) {
                catalogue.entries.put(known.path(), new Entry(known.type(), Set.of()));
            }
        }
        var sources = document.vendors().stream()
                .flatMap(vendor -> vendor.sources().stream())
                .toList();
        catalogue.close(
                Field.Known.SERVICE_LINE,
                document.serviceLines().stream().map(ServiceLine::id).toList());
        catalogue.close(
                Field.Known.VENDOR_ID,
                document.vendors().stream().map(Vendor::id).toList());
        catalogue.close(Field.Known.SOURCE_ID, sources.stream().map(Source::id).toList());
        catalogue.close(Field.Known.SEGMENT, words(Segment.values()));
        catalogue.close(Field.Known.LINE_TYPE, words(LineType.values()));
        sources.forEach(source -> source.schema().attributes().forEach(catalogue::declare));
        return catalogue;
    }

    Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** Every path, the fixed fields first. */
    public List<String> paths() {
        return new ArrayList<>(entries.keySet());
    }

    private void close(Field.Known field, List<String> values) {
        entries.put(field.path(), new Entry(field.type(), new LinkedHashSet<>(values)));
    }

    private void declare(String name, Attribute attribute) {
        var type =
                switch (attribute.type()) {
                    case BOOLEAN -> FieldType.BOOLEAN;
                    case NUMBER, INTEGER -> FieldType.NUMBER;
                    case STRING, ENUM -> FieldType.TEXT;
                    case DATE -> FieldType.DATE;
                };
        var entry = new Entry(type, new LinkedHashSet<>(attribute.values()));
        entries.merge(new Field(Field.Known.ATTRIBUTE, name).path(), entry, Entry::joinedWith);
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
