package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The whole configuration of an installation, as operators write it and as a version keeps it. */
public record ConfigDocument(
        Brand brand,
        @JsonProperty("service_lines") List<ServiceLine> serviceLines,
        List<Vendor> vendors,
        List<Client> clients,
        List<Territory> territories,
        @JsonProperty("overlap_zones") List<OverlapZone> overlapZones,
        List<Order> orders,
        List<Plan> plans,
        List<ProviderSettings> providers) {

    private static final Brand UNNAMED = new Brand("brand", "Brand", "America/New_York", "USD");

    /** What a new installation starts with: a brand without a network. */
    public static final ConfigDocument EMPTY = new ConfigDocument(
            UNNAMED, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ConfigDocument {
        brand = brand == null ? UNNAMED : brand;
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        vendors = vendors == null ? List.of() : List.copyOf(vendors);
        clients = clients == null ? List.of() : List.copyOf(clients);
        territories = territories == null ? List.of() : List.copyOf(territories);
        overlapZones = overlapZones == null ? List.of() : List.copyOf(overlapZones);
        orders = orders == null ? List.of() : List.copyOf(orders);
        plans = plans == null ? List.of() : List.copyOf(plans);
        providers = providers == null ? List.of() : List.copyOf(providers);
    }

    /** The zone in which the client's caps and hours count: its own, else the brand's. */
    public String zoneOf(Client client) {
        return client.timeZone() == null ? brand.timeZone() : client.timeZone();
    }
}
