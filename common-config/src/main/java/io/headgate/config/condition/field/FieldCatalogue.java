package io.headgate.config.condition.field;

import io.headgate.model.config.Attribute;
import io.headgate.model.config.AttributeType;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.LineType;
import io.headgate.model.config.Segment;
import io.headgate.model.config.ServiceLine;
import io.headgate.model.config.Source;
import io.headgate.model.config.Vendor;
import io.headgate.reference.ReferenceData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that the leads of one configuration have, with their types and, where it is closed, their values. */
public final class FieldCatalogue {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /**
     * One field.
     *
     * @param values everything it can be; empty when that is open
     * @param bounds what a number lies between
     * @param presence how sure it is that a lead has it
     */
    public record Entry(FieldType type, Set<String> values, Bounds bounds, Presence presence) {

        private Entry joinedWith(Entry other) {
            var sealed = presence == Presence.SEALED && other.presence == Presence.SEALED;
            var joined = sealed ? Presence.SEALED : Presence.SOMETIMES;
            if (type != other.type) {
                return new Entry(FieldType.MIXED, Set.of(), Bounds.NONE, joined);
            }
            var all = new LinkedHashSet<>(values);
            all.addAll(other.values);
            var open = values.isEmpty() || other.values.isEmpty();
            return new Entry(type, open ? Set.of() : all, bounds.joinedWith(other.bounds), joined);
        }

        private Entry present(Presence presence) {
            return new Entry(type, values, bounds, presence);
        }
    }

    /** Whether a lead has the field. */
    public enum Presence {
        ALWAYS,
        SOMETIMES,
        /** Free text stays sealed with the person: nothing that decides ever sees it. */
        SEALED
    }

    /** The least and the most that a number can be, both included; null where that is open. */
    public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean whole) {

        static final Bounds NONE = new Bounds(null, null, false);

        Bounds joinedWith(Bounds other) {
            return new Bounds(
                    min == null || other.min == null ? null : min.min(other.min),
                    max == null || other.max == null ? null : max.max(other.max),
                    whole && other.whole);
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final @Nullable ReferenceData reference;

    private FieldCatalogue(@Nullable ReferenceData reference) {
        this.reference = reference;
    }

    /** The catalogue without places: any county and state that is written like one counts as known. */
    public static FieldCatalogue of(ConfigDocument document) {
        return new FieldCatalogue(null).filledFrom(document);
    }

    public static FieldCatalogue of(ConfigDocument document, ReferenceData reference) {
        return new FieldCatalogue(reference).filledFrom(document);
    }

    private FieldCatalogue filledFrom(ConfigDocument document) {
        for (var known : Field.Known.values()) {
            if (known != Field.Known.ATTRIBUTE) {
                close(known, List.of(), Bounds.NONE);
            }
        }
        var sources = document.vendors().stream()
                .flatMap(vendor -> vendor.sources().stream())
                .toList();
        close(
                Field.Known.SERVICE_LINE,
                document.serviceLines().stream().map(ServiceLine::id).toList(),
                Bounds.NONE);
        close(Field.Known.VENDOR_ID, document.vendors().stream().map(Vendor::id).toList(), Bounds.NONE);
        close(Field.Known.SOURCE_ID, sources.stream().map(Source::id).toList(), Bounds.NONE);
        close(Field.Known.SEGMENT, words(Segment.values()), Bounds.NONE);
        close(Field.Known.LINE_TYPE, words(LineType.values()), Bounds.NONE);
        close(Field.Known.RECEIVED_DAY, DAYS, Bounds.NONE);
        close(Field.Known.RECEIVED_HOUR, List.of(), new Bounds(BigDecimal.ZERO, BigDecimal.valueOf(23), true));
        close(Field.Known.SCORE_IDENTITY, List.of(), new Bounds(BigDecimal.ZERO, BigDecimal.ONE, false));
        close(Field.Known.ZIP_CONFIDENCE, List.of(), new Bounds(BigDecimal.ZERO, BigDecimal.ONE, false));
        for (var always :
                List.of(Field.Known.VENDOR_ID, Field.Known.SOURCE_ID, Field.Known.ZIP_CONFIDENCE, Field.Known.TEST)) {
            entries.computeIfPresent(always.path(), (_, entry) -> entry.present(Presence.ALWAYS));
        }
        attributes(sources);
        return this;
    }

    public Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** Every path, the fixed fields first. */
    public List<String> paths() {
        return new ArrayList<>(entries.keySet());
    }

    public boolean knowsCounty(String fips) {
        return reference == null
                ? fips.matches("\\d{5}")
                : reference.county(fips).isPresent();
    }

    // Upper case only: leads have their state so.
    public boolean knowsState(String code) {
        return code.matches("[A-Z]{2}")
                && (reference == null || reference.state(code).isPresent());
    }

    private void close(Field.Known field, List<String> values, Bounds bounds) {
        entries.put(field.path(), new Entry(field.type(), new LinkedHashSet<>(values), bounds, Presence.SOMETIMES));
    }

    private void attributes(List<Source> sources) {
        var required = new HashMap<String, Integer>();
        for (var source : sources) {
            source.schema().attributes().forEach((name, attribute) -> {
                declare(name, attribute);
                var listed = source.schema().required();
                if (attribute.required() || listed.contains(name) || listed.contains("attributes." + name)) {
                    required.merge(path(name), 1, Integer::sum);
                }
            });
        }
        required.forEach((path, times) -> entries.computeIfPresent(
                path,
                (_, entry) -> times == sources.size() && entry.presence != Presence.SEALED
                        ? entry.present(Presence.ALWAYS)
                        : entry));
    }

    private void declare(String name, Attribute attribute) {
        var type =
                switch (attribute.type()) {
                    case BOOLEAN -> FieldType.BOOLEAN;
                    case NUMBER, INTEGER -> FieldType.NUMBER;
                    case STRING, ENUM -> FieldType.TEXT;
                    case DATE -> FieldType.DATE;
                };
        var sealed = attribute.type() == AttributeType.STRING || attribute.type() == AttributeType.DATE;
        var entry = new Entry(
                type,
                new LinkedHashSet<>(attribute.values()),
                new Bounds(attribute.min(), attribute.max(), attribute.type() == AttributeType.INTEGER),
                sealed ? Presence.SEALED : Presence.SOMETIMES);
        entries.merge(path(name), entry, Entry::joinedWith);
    }

    private static String path(String attribute) {
        return new Field(Field.Known.ATTRIBUTE, attribute).path();
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
