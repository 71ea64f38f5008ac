package io.headgate.portal.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes each answer that the portal passes on as the contract of the service that makes it does. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PeerAnswerDescription implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private static final String PASSED_ON = "x-passed-on-from";
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, PeerAnswer> passedOn = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> contracts = new ConcurrentHashMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var answer = method.getMethodAnnotation(PeerAnswer.class);
        if (answer != null) {
            var from = answer.peer() + " " + answer.call();
            passedOn.put(from, answer);
            operation.addExtension(PASSED_ON, from);
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> describe(api, operation));
    }

    private void describe(OpenAPI api, Operation operation) {
        var from = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(PASSED_ON);
        var answer = from == null ? null : passedOn.get(from.toString());
        if (answer == null) {
            return;
        }
        var contract = contracts.computeIfAbsent(answer.peer(), PeerAnswerDescription::read);
        var schema = answered(contract, answer);
        addNamed(api, contract, schema);
        if (!answer.completes().isEmpty()) {
            complete(api, answer.completes(), answer.with());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.setContent(
                        new Content().addMediaType("application/json", new MediaType().schema(schema(schema))));
            }
        });
    }

    private static JsonNode read(String peer) {
        try (var in = new ClassPathResource("contracts/http/internal/" + peer + ".yaml").getInputStream()) {
            return Yaml31.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode answered(JsonNode contract, PeerAnswer answer) {
        var call = answer.call().split(" ");
        var responses = contract.path("paths")
                .path(call[1])
                .path(call[0].toLowerCase(Locale.ROOT))
                .path("responses");
        for (var response : responses.properties()) {
            var schema =
                    response.getValue().path("content").path("application/json").path("schema");
            if (response.getKey().startsWith("2") && schema.isObject()) {
                return schema;
            }
        }
        throw new IllegalStateException("the contract of " + answer.peer() + " has no answer to " + answer.call());
    }

    // Ours and a peer's type of one name are one schema in the description, so they have to be the same.
    private static void addNamed(OpenAPI api, JsonNode contract, JsonNode schema) {
        var named = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(named);
        var open = new ArrayDeque<String>();
        addReferences(open, schema);
        var seen = new TreeSet<String>();
        while (!open.isEmpty()) {
            var name = open.pop();
            if (!seen.add(name)) {
                continue;
            }
            var theirs = contract.path("components").path("schemas").path(name);
            var ours = named.getSchemas() == null ? null : named.getSchemas().get(name);
            if (ours == null) {
                named.addSchemas(name, schema(theirs));
            } else if (!comparable(Json31.mapper().valueToTree(ours)).equals(comparable(theirs))) {
                throw new IllegalStateException("the portal and a peer describe two types as " + name + ": "
                        + comparable(Json31.mapper().valueToTree(ours)) + " and " + comparable(theirs));
            }
            addReferences(open, theirs);
        }
    }

    private static void addReferences(ArrayDeque<String> found, JsonNode schema) {
        schema.findValuesAsText("$ref").forEach(ref -> found.add(ref.substring(SCHEMAS.length())));
    }

    private static Schema<?> schema(JsonNode described) {
        return Json31.mapper().convertValue(described, Schema.class);
    }

    private static void complete(OpenAPI api, String name, Class<?> record) {
        var added = ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(record)).schema;
        var completed = api.getComponents().getSchemas().get(name);
        if (completed == null) {
            throw new IllegalStateException("a peer's answer holds no " + name);
        }
        Map<String, Schema> properties = added.getProperties();
        properties.forEach((property, schema) -> completed.addProperty(property, schema));
    }

    /** The order of what must be there says nothing, nor do notes of a description that is still being made. */
    private static Object comparable(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            var parts = new TreeMap<String, Object>();
            object.properties().forEach(part -> {
                if (!part.getKey().startsWith("x-")) {
                    parts.put(part.getKey(), comparable(part.getValue()));
                }
            });
            return parts;
        }
        if (schema.isArray()) {
            var parts = new TreeSet<String>();
            schema.forEach(part -> parts.add(String.valueOf(comparable(part))));
            return parts;
        }
        return schema.asText();
    }
}
