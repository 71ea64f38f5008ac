package io.headgate.reconciliation.report.party;

import io.headgate.messaging.configfeed.ConfigFeed;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names and zones of parties, from the configuration in force, else as they last were in one. */
@Component
public class PartyDirectory {

    private final ConfigFeed feed;
    private final PartyHistory names;

    PartyDirectory(ConfigFeed feed, PartyHistory names) {
        this.feed = feed;
        this.names = names;
    }

    /**
     * A party's name and the zone in which its days begin.
     *
     * @param configured whether the configuration in force has it
     */
    public record Party(String name, ZoneId zone, boolean configured) {}

    public Optional<Party> find(StatementParty party, String id) {
        return configured(party, id).or(() -> names.partyOf(party, id));
    }

    private Optional<Party> configured(StatementParty party, String id) {
        var document = feed.current().document();
        return switch (party) {
            case VENDOR ->
                document.vendors().stream()
                        .filter(vendor -> vendor.id().equals(id))
                        .findFirst()
                        .map(vendor -> new Party(vendor.name(), brandZone(), true));
            case CLIENT ->
                document.clients().stream()
                        .filter(client -> client.id().equals(id))
                        .findFirst()
                        .map(client -> new Party(client.name(), ZoneId.of(document.zoneOf(client)), true));
        };
    }

    /** For a party of which no configuration is known here. */
    public Party unlisted(String id) {
        return new Party(id, brandZone(), false);
    }

    public String currency() {
        return feed.current().document().brand().currency();
    }

    private ZoneId brandZone() {
        return ZoneId.of(feed.current().document().brand().timeZone());
    }
}
