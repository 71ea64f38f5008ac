package io.headgate.routing.simulation;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.ConfigDocument;
import io.headgate.service.web.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a document for one question only: what if this endpoint's cap were 50? */
final class ConfigOverrides {

    /**
     * What is different about one endpoint; what is not given stays.
     *
     * @param hours new hours; an empty object removes them, so that it is always open
     * @param caps by unit and period; one without a limit is removed
     */
    record EndpointChange(
            @Nullable String endpoint,
            @Nullable String price,
            @Nullable String status,
            @Nullable Integer priority,
            @Nullable Integer weight,
            @Nullable JsonNode hours,
            @Nullable List<CapOverride> caps) {}

    record CapOverride(
            @Nullable String per,
            @Nullable String unit,
            @Nullable String limit) {}

    /** The changed document, or what is wrong with the changes. */
    sealed interface Result {
        record Changed(ConfigDocument document) implements Result {}

        record Refused(List<FieldProblem> problems) implements Result {}
    }

    private ConfigOverrides() {}

    static Result apply(ConfigDocument document, List<EndpointChange> overrides) {
        var tree = (ObjectNode) EventJson.mapper().<JsonNode>valueToTree(document);
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < overrides.size(); i++) {
            var override = overrides.get(i);
            var endpoint = endpoint(tree, override.endpoint());
            if (endpoint == null) {
                problems.add(new FieldProblem(
                        "overrides[%d].endpoint".formatted(i),
                        "UNKNOWN_REFERENCE",
                        "The configuration has no such endpoint."));
            } else {
                change(endpoint, override);
            }
        }
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        try {
            return new Result.Changed(EventJson.mapper().treeToValue(tree, ConfigDocument.class));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Result.Refused(List.of(new FieldProblem(
                    "overrides", "NOT_ALLOWED", "One of the values is not what an endpoint may have there.")));
        }
    }

    private static @Nullable ObjectNode endpoint(ObjectNode document, @Nullable String id) {
        for (var client : document.path("clients")) {
            for (var endpoint : client.path("endpoints")) {
                if (endpoint instanceof ObjectNode found
                        && found.path("id").asString().equals(id)) {
                    return found;
                }
            }
        }
        return null;
    }

    private static void change(ObjectNode endpoint, EndpointChange override) {
        if (override.price() != null) {
            endpoint.put("price", override.price());
        }
        if (override.status() != null) {
            endpoint.put("status", override.status().toLowerCase(Locale.ROOT));
        }
        if (override.priority() != null) {
            endpoint.put("priority", override.priority());
        }
        if (override.weight() != null) {
            endpoint.put("weight", override.weight());
        }
        var hours = override.hours();
        if (hours != null && hours.isObject()) {
            if (hours.isEmpty()) {
                endpoint.remove("hours");
            } else {
                endpoint.set("hours", hours);
            }
        }
        for (var cap : override.caps() == null ? List.<CapOverride>of() : override.caps()) {
            change(endpoint.withArrayProperty("caps"), cap);
        }
    }

    private static void change(ArrayNode caps, CapOverride override) {
        var unit = override.unit() == null ? "count" : override.unit();
        for (var i = caps.size() - 1; i >= 0; i--) {
            var cap = caps.path(i);
            if (cap.path("unit").asString().equals(unit)
                    && cap.path("per").asString().equals(String.valueOf(override.per()))) {
                caps.remove(i);
            }
        }
        if (override.limit() != null) {
            caps.addObject()
                    .put("limit", override.limit())
                    .put("unit", unit)
                    .put("per", String.valueOf(override.per()));
        }
    }
}
