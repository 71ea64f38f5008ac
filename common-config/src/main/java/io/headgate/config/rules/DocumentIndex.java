package io.headgate.config.rules;

import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.ProviderSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids of a document, for resolving references; the first of two equal ids counts. */
public final class DocumentIndex {

    private static final int GUESSED_AMONG = 5_000;

    /** The ids of one kind. */
    public record Names(String what, Set<String> ids) {

        boolean contains(String id) {
            return ids.contains(id);
        }

        String didYouMean(String id) {
            return ids.size() > GUESSED_AMONG ? "" : MessageText.didYouMean(id, ids);
        }
    }

    private final Names serviceLines = new Names("service line", new LinkedHashSet<>());
    private final Names sources = new Names("source", new LinkedHashSet<>());
    private final Names endpoints = new Names("endpoint", new LinkedHashSet<>());
    private final Map<String, ProviderSettings> providersById = new LinkedHashMap<>();
    private final Map<String, Endpoint> endpointsById = new LinkedHashMap<>();
    private final Map<String, Client> clientOfEndpoint = new HashMap<>();

    public DocumentIndex(ConfigDocument document) {
        document.providers().forEach(provider -> providersById.putIfAbsent(provider.id(), provider));
        document.serviceLines().forEach(line -> serviceLines.ids().add(line.id()));
        document.vendors().forEach(vendor -> vendor.sources()
                .forEach(source -> sources.ids().add(source.id())));
        for (var client : document.clients()) {
            for (var endpoint : client.endpoints()) {
                endpoints.ids().add(endpoint.id());
                endpointsById.putIfAbsent(endpoint.id(), endpoint);
                clientOfEndpoint.putIfAbsent(endpoint.id(), client);
            }
        }
    }

    /** The check providers by their ids, in the document's order. */
    Map<String, ProviderSettings> providersById() {
        return providersById;
    }

    public Names providers() {
        return new Names("provider", providersById.keySet());
    }

    public Names serviceLines() {
        return serviceLines;
    }

    public Names sources() {
        return sources;
    }

    public Names endpoints() {
        return endpoints;
    }

    /** The endpoints with the tag, in the document's order. */
    public List<String> tagged(String tag) {
        return endpointsById.values().stream()
                .filter(endpoint -> endpoint.tags().contains(tag))
                .map(Endpoint::id)
                .toList();
    }

    public Map<String, Endpoint> endpointsById() {
        return endpointsById;
    }

    public Map<String, Client> clientOfEndpoint() {
        return clientOfEndpoint;
    }
}
