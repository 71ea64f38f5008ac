package io.headgate.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A network in which every fault has a service line, a source and endpoints of its own, so that none stands in another's way. */
final class FaultsNetwork {

    static final String REJECT_WHEN = "response: {accepted: 2xx, reject_when: {path: $.status, equals: rejected}}";
    static final String ACCEPT_WHEN = "response: {accepted: 2xx, accept_when: {path: $.success, equals: 'true'}}";

    private final String endpoints;
    private final List<Line> lines = new ArrayList<>();

    FaultsNetwork(String endpoints) {
        this.endpoints = endpoints;
    }

    /** One service line with what belongs to it, as pieces of YAML. */
    static final class Line {
        private final String id;
        private String required = "last_name, phone, service_line";
        private String attributes = "";
        private String source = "";
        private String cost = "{model: cpl, amount: \"18.00\", payable_on: accepted}";
        private String client = "";
        private String step = "";
        private String order = "";
        private final List<String> endpoints = new ArrayList<>();

        private Line(String id) {
            this.id = id;
        }

        Line required(String fields) {
            required = fields;
            return this;
        }

        Line attributes(String yaml) {
            attributes = ", attributes: " + yaml;
            return this;
        }

        /** More keys of the source, such as {@code dedupe: {…}}. */
        Line source(String yaml) {
            source = ", " + yaml;
            return this;
        }

        Line cost(String yaml) {
            cost = yaml;
            return this;
        }

        Line client(String yaml) {
            client = ", " + yaml;
            return this;
        }

        Line orders(int quantity) {
            order = "  - {id: %1$s-order, endpoint: %1$s, service_lines: [%1$s], quantity: %2$d}%n"
                    .formatted(id, quantity);
            step = "pool: orders, algorithm: order_priority";
            return this;
        }

        /** One more endpoint: more keys of it, and of its delivery. */
        Line endpoint(String name, String keys, String delivery) {
            endpoints.add(name + "|" + keys + "|" + delivery);
            return this;
        }
    }

    Line line(String id) {
        var line = new Line(id);
        lines.add(line);
        return line;
    }

    String yaml() {
        var text = new StringBuilder("""
            brand: {id: faults, name: Faults, time_zone: America/Chicago, currency: USD}
            service_lines:
            """);
        lines.forEach(line -> text.append("  - {id: %1$s, name: %1$s}%n".formatted(line.id)));
        text.append("vendors:\n  - id: v\n    name: Vendor\n    sources:\n");
        lines.forEach(line -> text.append(
                "      - {id: %1$s, name: %1$s, service_lines: [%1$s], schema: {required: [%2$s]%3$s}, contract: {cost: %4$s}%5$s}%n"
                        .formatted(line.id, line.required, line.attributes, line.cost, line.source)));
        text.append("clients:\n");
        lines.forEach(line -> text.append(client(line)));
        if (lines.stream().anyMatch(line -> !line.order.isEmpty())) {
            text.append("orders:\n");
            lines.forEach(line -> text.append(line.order));
        }
        text.append("plans:\n");
        lines.forEach(line ->
                text.append("  - {id: %1$s, service_lines: [%1$s], steps: [{id: only, %2$s}], otherwise: reject}%n"
                        .formatted(
                                line.id,
                                line.step.isEmpty() ? "pool: [" + names(line) + "], algorithm: priority" : line.step)));
        return text.toString();
    }

    private static String names(Line line) {
        return line.endpoints.isEmpty()
                ? line.id
                : String.join(
                        ", ",
                        line.endpoints.stream()
                                .map(e -> e.substring(0, e.indexOf('|')))
                                .toList());
    }

    private String client(Line line) {
        var all = line.endpoints.isEmpty() ? List.of(line.id + "||") : line.endpoints;
        var text = new StringBuilder(
                "  - {id: c-%1$s, name: Client %1$s, kind: dealer, time_zone: America/Chicago%2$s, endpoints: ["
                        .formatted(line.id, line.client));
        for (var endpoint : all) {
            var parts = endpoint.split("\\|", -1);
            text.append("{id: %1$s, price: \"40.00\"%2$s, delivery: {method: http, url: \"%4$s/%1$s\"%3$s}}, "
                    .formatted(parts[0], comma(parts[1]), comma(parts[2]), endpoints));
        }
        return text.append("]}\n").toString().replace(", ]}", "]}");
    }

    private static String comma(String yaml) {
        return yaml.isEmpty() ? "" : ", " + yaml;
    }
}
