package io.headgate.portal.network;

import io.headgate.model.config.BillingMode;
import io.headgate.model.config.ClientKind;
import io.headgate.model.portal.v1.KeyChanged.Owner;
import io.headgate.portal.core.Page;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.service.web.Limits;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clients of the live configuration with their keys, and every pause that is in force. */
@RestController
class ClientController {

    private final PublishedNetwork network;
    private final NetworkRows rows;

    ClientController(PublishedNetwork network, NetworkRows rows) {
        this.network = network;
        this.rows = rows;
    }

    record ClientItem(
            String clientId,
            String name,
            ClientKind kind,
            String timeZone,
            BillingMode billing,
            List<String> endpoints,
            List<NetworkRows.Key> keys) {}

    @GetMapping("/api/admin/clients")
    Page<ClientItem> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var published = network.current();
        var size = Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT);
        return Page.after(
                        cursor,
                        new TreeMap<>(published.clients()),
                        client -> ListFilters.mentions(q, client.id(), client.name()),
                        size)
                .map(client -> new ClientItem(
                        client.id(),
                        client.name(),
                        client.kind(),
                        published.document().zoneOf(client),
                        client.billing().mode(),
                        client.endpoints().stream()
                                .map(endpoint -> endpoint.id())
                                .toList(),
                        rows.keys(Owner.CLIENT.name(), client.id())));
    }

    @GetMapping("/api/admin/pauses")
    Page<NetworkRows.Pause> pauses() {
        return new Page<>(rows.pausesInForce(), null);
    }
}
