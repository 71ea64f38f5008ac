package io.headgate.reconciliation.statement;

import io.headgate.messaging.ConfigFeed;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names and zones of parties, from the configuration in force. */
@Component
class Parties {

    private final ConfigFeed feed;

    Parties(ConfigFeed feed) {
        this.feed = feed;
    }

    /** A party's name and the zone in which its days begin. */
    record Known(String name, ZoneId zone) {}

    Optional<Known> find(StatementParty party, String id) {
        var document = feed.current().document();
        return switch (party) {
            case VENDOR ->
                document.vendors().stream()
                        .filter(vendor -> vendor.id().equals(id))
                        .findFirst()
                        .map(vendor -> new Known(vendor.name(), brandZone()));
            case CLIENT ->
                document.clients().stream()
                        .filter(client -> client.id().equals(id))
                        .findFirst()
                        .map(client -> new Known(client.name(), ZoneId.of(document.zoneOf(client))));
        };
    }

    /** For a party that the configuration no longer has. */
    Known unlisted(String id) {
        return new Known(id, brandZone());
    }

    String currency() {
        return feed.current().document().brand().currency();
    }

    private ZoneId brandZone() {
        return ZoneId.of(feed.current().document().brand().timeZone());
    }
}
