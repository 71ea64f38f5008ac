package io.headgate.service.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Gives each operation an id and a tag of its path, so that renaming a class changes nothing for who generates a client,
 * says that every call may answer a problem, and marks what a sent body may leave out.
 */
final class StableDescription implements GlobalOpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> PREFIXES = Set.of("api", "admin", "v1", "internal");

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> describe(path, method, operation)));
        if (!api.getPaths().isEmpty()) {
            Problem.addTo(api);
        }
        var sent = sent(api);
        var answered = answered(api);
        sent.stream().filter(schema -> !answered.contains(schema)).forEach(RecordSchemas::takeNullsAsOptional);
        sent.forEach(RecordSchemas::finish);
        answered.forEach(RecordSchemas::finish);
        var named = api.getComponents() == null ? null : api.getComponents().getSchemas();
        if (named != null) {
            named.values().forEach(RecordSchemas::finish);
        }
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setOperationId(method.name().toLowerCase(Locale.ROOT) + id(path));
        operation.setTags(List.of(tag(path)));
        var responses = operation.getResponses();
        if (responses != null && responses.keySet().stream().noneMatch(status -> status.startsWith("4"))) {
            responses.addApiResponse("default", Problem.response("A refusal; its code says which."));
        }
    }

    /** The first word of the path that says what the call is about. */
    private static String tag(String path) {
        return Stream.of(path.split("/"))
                .filter(part -> !part.isEmpty() && !PREFIXES.contains(part))
                .findFirst()
                .orElse("service");
    }

    private static Stream<String> words(String path) {
        return Stream.of(path.split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty());
    }

    private static String id(String path) {
        var id = new StringBuilder();
        words(path).filter(word -> !word.equals("api")).forEach(word -> id.append(Character.toUpperCase(word.charAt(0)))
                .append(word.substring(1)));
        return id.toString();
    }

    /** What callers send and what they are answered, each with all that it is made of. */
    private static Set<Schema<?>> sent(OpenAPI api) {
        return whole(
                api,
                operations(api)
                        .map(Operation::getRequestBody)
                        .filter(Objects::nonNull)
                        .map(RequestBody::getContent));
    }

    private static Set<Schema<?>> answered(OpenAPI api) {
        return whole(
                api,
                operations(api)
                        .map(Operation::getResponses)
                        .filter(Objects::nonNull)
                        .flatMap(responses -> responses.values().stream())
                        .map(ApiResponse::getContent));
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(item -> item.readOperations().stream());
    }

    private static Set<Schema<?>> whole(OpenAPI api, Stream<@Nullable Content> contents) {
        var open = new ArrayDeque<Schema<?>>();
        contents.flatMap(content -> content == null ? Stream.<MediaType>empty() : content.values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .forEach(open::add);
        Set<Schema<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            var schema = open.pop();
            if (seen.add(schema)) {
                open.addAll(inside(schema));
                var ref = schema.get$ref();
                if (ref != null) {
                    add(open, api.getComponents().getSchemas().get(ref.substring(SCHEMAS.length())));
                }
            }
        }
        return seen;
    }

    private static Collection<Schema<?>> inside(Schema<?> schema) {
        var found = new ArrayList<Schema<?>>();
        add(found, schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            found.add(values);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> add(found, property));
        }
        for (var several : Arrays.asList(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())) {
            if (several != null) {
                several.forEach(one -> add(found, (Schema<?>) one));
            }
        }
        return found;
    }

    private static void add(Collection<Schema<?>> found, @Nullable Schema<?> schema) {
        if (schema != null) {
            found.add(schema);
        }
    }
}
