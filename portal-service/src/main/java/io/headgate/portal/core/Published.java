package io.headgate.portal.core;

import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Source;
import io.headgate.model.config.Territory;
import io.headgate.model.config.Vendor;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A configuration document with its endpoints and sources found by id; version 0 is the empty installation. */
public record Published(
        int version,
        ConfigDocument document,
        NavigableMap<String, OfClient> endpoints,
        NavigableMap<String, OfVendor> sources,
        Map<String, Client> clients) {

    /** An endpoint, whose it is, and the rights it holds. */
    public record OfClient(Client client, Endpoint endpoint, List<Territory> rights) {}

    /** A source and whose it is. */
    public record OfVendor(Vendor vendor, Source source) {}

    /** Indexes a document. */
    public static Published of(int version, ConfigDocument document) {
        var rights = new LinkedHashMap<String, List<Territory>>();
        document.territories().forEach(right -> rights.computeIfAbsent(right.endpoint(), id -> new ArrayList<>())
                .add(right));
        var endpoints = new TreeMap<String, OfClient>();
        var clients = new LinkedHashMap<String, Client>();
        for (var client : document.clients()) {
            clients.put(client.id(), client);
            for (var endpoint : client.endpoints()) {
                var held = rights.getOrDefault(endpoint.id(), List.of());
                endpoints.put(endpoint.id(), new OfClient(client, endpoint, List.copyOf(held)));
            }
        }
        var sources = new TreeMap<String, OfVendor>();
        for (var vendor : document.vendors()) {
            vendor.sources().forEach(source -> sources.put(source.id(), new OfVendor(vendor, source)));
        }
        return new Published(
                version,
                document,
                Collections.unmodifiableNavigableMap(endpoints),
                Collections.unmodifiableNavigableMap(sources),
                Collections.unmodifiableMap(clients));
    }

    /** The zone in which the endpoint counts its days; the brand's for an endpoint that is not configured any more. */
    public ZoneId zoneOfEndpoint(String endpointId) {
        var known = endpoints.get(endpointId);
        return known == null ? brandZone() : ZoneNames.of(document.zoneOf(known.client()));
    }

    public ZoneId brandZone() {
        return ZoneNames.of(document.brand().timeZone());
    }
}
