package io.headgate.config;

import io.headgate.config.document.EnumNames;
import io.headgate.config.document.RecordBinder;
import io.headgate.config.document.RecordShape;
import io.headgate.model.config.HolidayCalendar;
import io.headgate.model.config.Hours;
import io.headgate.model.config.Pool;
import io.headgate.model.shared.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of the records that {@link RecordBinder} binds: the same keys, the same types, the same words. */
final class DocumentSchema {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path SOURCES = Path.of("../common-model/src/main/java");
    private static final Pattern SENTENCES =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*public (?:record|enum)", Pattern.DOTALL);
    private static final String DECIMAL = "^-?[0-9]{1,18}(\\.[0-9]{1,12})?$";
    private static final String DURATION = "^P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?$";

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private final boolean closed;

    private DocumentSchema(boolean closed) {
        this.closed = closed;
    }

    /** Of the document as people write it: a key that means nothing is refused. */
    static ObjectNode ofDocument(Class<?> root, String title) {
        var schema = new DocumentSchema(true);
        return schema.whole(title, schema.of(root));
    }

    /** Of an event that carries the document: whoever reads it must expect keys that a later version adds. */
    static ObjectNode ofEvent(Class<? extends Event> event, String title) {
        var schema = new DocumentSchema(false);
        var body = JSON.createObjectNode().put("type", "object");
        var properties = body.putObject("properties");
        var required = body.putArray("required");
        for (var component : event.getRecordComponents()) {
            var key = component.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            properties.set(key, schema.of(component.getGenericType()));
            required.add(key);
        }
        return schema.whole(title, body);
    }

    private ObjectNode whole(String title, ObjectNode body) {
        var written = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", title);
        written.setAll(body);
        var all = written.putObject("$defs");
        definitions.forEach(all::set);
        return written;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var node = JSON.createObjectNode();
            if (generic.getRawType() == List.class) {
                node.put("type", "array").set("items", of(arguments[0]));
            } else {
                node.put("type", "object").set("additionalProperties", of(arguments[1]));
            }
            return node;
        }
        var plain = (Class<?>) type;
        return plain.isRecord() || plain.isEnum() || plain == Pool.class ? reference(plain) : scalar(plain);
    }

    private ObjectNode reference(Class<?> type) {
        var name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            // Before it is made, because a record may hold others of its kind.
            definitions.put(name, JSON.createObjectNode());
            definitions.put(name, definition(type));
        }
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        var node = JSON.createObjectNode();
        sentence(type, node);
        if (type == Hours.class) {
            return hours(node);
        }
        if (type == Pool.class) {
            node.putArray("anyOf")
                    .add(JSON.createObjectNode().put("const", "territory"))
                    .add(of(new ListOfText()));
            return node;
        }
        if (type.isEnum()) {
            EnumNames.of(type).words().forEach(node.putArray("enum")::add);
            return node;
        }
        return record(type, node);
    }

    private ObjectNode record(Class<?> type, ObjectNode node) {
        node.put("type", "object");
        var properties = node.putObject("properties");
        var required = JSON.createArrayNode();
        for (var part : RecordShape.of(type).parts()) {
            // A key without a value says nothing, as if it were not there.
            properties.set(part.key(), part.required() ? of(part.type()) : orNothing(of(part.type())));
            if (part.required()) {
                required.add(part.key());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        return closed ? node.put("additionalProperties", false) : node;
    }

    private ObjectNode hours(ObjectNode node) {
        node.put("type", "object");
        node.putObject("properties").set("holidays", orNothing(of(HolidayCalendar.class)));
        node.set("additionalProperties", of(new ListOfText()));
        return node;
    }

    private static ObjectNode orNothing(ObjectNode node) {
        if (node.has("type") && node.get("type").isString()) {
            var type = node.get("type").asString();
            node.putArray("type").add(type).add("null");
            return node;
        }
        var either = JSON.createObjectNode();
        either.putArray("anyOf").add(node).add(JSON.createObjectNode().put("type", "null"));
        return either;
    }

    private static ObjectNode scalar(Class<?> type) {
        var node = JSON.createObjectNode();
        if (type == BigDecimal.class) {
            node.putArray("type").add("string").add("number");
            return node.put("pattern", DECIMAL);
        }
        if (type == Duration.class) {
            return node.put("type", "string").put("pattern", DURATION);
        }
        if (type == LocalDate.class) {
            return node.put("type", "string").put("format", "date");
        }
        if (type == Instant.class) {
            return node.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.put("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return node.put("type", "integer");
        }
        return node.put("type", type == String.class ? "string" : "number");
    }

    /** What the record's own Javadoc says, because editors show it beside the key. */
    private static void sentence(Class<?> type, ObjectNode node) {
        var file = SOURCES.resolve(type.getName().replace('.', '/').replaceAll("\\$.*", "") + ".java");
        try {
            var found = SENTENCES.matcher(Files.readString(file));
            if (type.getEnclosingClass() == null && found.find()) {
                var text = found.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " ").replaceAll("\\{@\\w+ ([^}]*)}", "$1");
                node.put("description", text.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code List<String>}, for which there is no class literal. */
    private static final class ListOfText implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {String.class};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return Object.class;
        }
    }
}
