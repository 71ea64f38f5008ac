package io.headgate.benchmarks.decide.compared;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Plan;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A generated document with its references resolved and nothing indexed. */
public final class PlainNetwork {

    private final ConfigDocument document;
    private final Map<String, PlainEndpoint> endpoints = new LinkedHashMap<>();
    private final List<PlainRight> rights = new ArrayList<>();
    private final Map<String, Plan> plans = new HashMap<>();

    public PlainNetwork(ConfigDocument document) {
        this.document = document;
        for (var client : document.clients()) {
            for (var endpoint : client.endpoints()) {
                endpoints.put(endpoint.id(), new PlainEndpoint(document, client, endpoint));
            }
        }
        for (var i = 0; i < document.territories().size(); i++) {
            var territory = document.territories().get(i);
            rights.add(new PlainRight(i, territory, Objects.requireNonNull(endpoints.get(territory.endpoint()))));
        }
        document.plans().forEach(plan -> plan.serviceLines().forEach(line -> plans.put(line, plan)));
    }

    ConfigDocument document() {
        return document;
    }

    Iterable<PlainEndpoint> endpoints() {
        return endpoints.values();
    }

    List<PlainRight> rights() {
        return rights;
    }

    /** The only plan for the service line; generated networks have one each, of one step. */
    Plan plan(String line) {
        return Objects.requireNonNull(plans.get(line));
    }

    /** The zone in which tallies are kept. */
    ZoneId zone() {
        return ZoneId.of(document.brand().timeZone());
    }
}
