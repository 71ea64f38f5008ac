package io.headgate.service.openapi;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Describes records as the services write them: names in snake_case, every component always there, and null only where
 * the component is {@code @Nullable}. The library alone takes each field for optional.
 */
final class RecordSchemas extends ModelResolver {

    /** Where a schema keeps the class it was made of until the description is complete. */
    static final String CLASS = "x-class";

    /** Marks what may be any value; the library would say that it is an object. */
    static final String ANYTHING = "x-anything";

    private static final String OURS = "io.headgate.";
    private static final String NULL = "null";

    RecordSchemas(ObjectMapper mapper) {
        super(mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), new SchemaNames());
        openapi31(true);
        ModelResolver.enumsAsRef = true;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> next) {
        var type = _mapper.constructType(annotated.getType());
        if (type != null && isAnything(type.getRawClass())) {
            var anything = new JsonSchema();
            anything.addExtension(ANYTHING, true);
            return anything;
        }
        var resolved = super.resolve(annotated, context, next);
        if (type != null && type.getRawClass().getName().startsWith(OURS)) {
            complete(type, context);
        }
        return resolved;
    }

    private static boolean isAnything(Class<?> type) {
        return type == Object.class || JsonNode.class.isAssignableFrom(type);
    }

    private void complete(JavaType type, ModelConverterContext context) {
        var name = _typeName(type);
        var schema = context.getDefinedModels().get(name);
        if (schema == null || isComplete(schema, type, name)) {
            return;
        }
        schema.addExtension(CLASS, type.toCanonical());
        if (type.getRawClass().isRecord() && schema.getProperties() != null) {
            complete(schema, type.getRawClass());
        }
    }

    private static void complete(Schema<?> schema, Class<?> type) {
        var components = components(type);
        var required = new ArrayList<String>();
        Map<String, Schema> properties = schema.getProperties();
        properties.replaceAll((property, described) -> {
            var component = components.get(property);
            var value = component != null && isWrittenAsText(component) ? text() : described;
            if (component == null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(property);
                return value;
            }
            if (!isLeftOutWhenNull(component)) {
                required.add(property);
            }
            return orNull(value);
        });
        schema.setRequired(required);
    }

    // Two classes of one name would be one schema, and a reader of the description would be told the wrong fields.
    private static boolean isComplete(Schema<?> schema, JavaType type, String name) {
        var known =
                schema.getExtensions() == null ? null : schema.getExtensions().get(CLASS);
        if (known != null && !known.equals(type.toCanonical())) {
            throw new IllegalStateException("two types are described as " + name + ": " + known + " and " + type);
        }
        return known != null;
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        var found = new HashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            var named = component.getAccessor().getAnnotation(JsonProperty.class);
            var name = named == null || named.value().isEmpty()
                    ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
                    : named.value();
            found.put(name, component);
        }
        return found;
    }

    private static boolean isLeftOutWhenNull(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var inclusion = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return inclusion != null && inclusion.value() != JsonInclude.Include.ALWAYS;
    }

    // An amount of the configuration: exact, so a string, which the library takes for the number that it holds.
    private static boolean isWrittenAsText(RecordComponent component) {
        var format = component.getAccessor().getAnnotation(JsonFormat.class);
        return format != null && format.shape() == JsonFormat.Shape.STRING;
    }

    private static Schema<?> text() {
        return new JsonSchema().types(new LinkedHashSet<>(Set.of("string")));
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (isNullable(schema)) {
            return schema;
        }
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().types(Set.of(NULL))));
        }
        if (schema.getTypes() != null) {
            schema.addType(NULL);
            if (schema.getEnum() != null) {
                @SuppressWarnings("unchecked")
                var values = (List<@Nullable Object>) schema.getEnum();
                values.add(null);
            }
        }
        return schema;
    }

    static boolean isNullable(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains(NULL)
                || schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(RecordSchemas::isNullable);
    }

    /** What a caller may leave out of a body that it sends: all that may be null. */
    static void takeNullsAsOptional(Schema<?> schema) {
        if (schema.getRequired() == null || schema.getProperties() == null) {
            return;
        }
        schema.setRequired(schema.getRequired().stream()
                .filter(name -> {
                    var property = schema.getProperties().get(name);
                    return property == null || !isNullable(property);
                })
                .toList());
    }

    /** Takes away what was noted while the description was made. */
    static void finish(Schema<?> schema) {
        var notes = schema.getExtensions();
        if (notes == null) {
            return;
        }
        if (notes.remove(ANYTHING) != null
                && (schema.getTypes() == null || schema.getTypes().contains("object"))) {
            schema.setTypes(null);
            schema.setType(null);
        }
        notes.remove(CLASS);
    }
}
