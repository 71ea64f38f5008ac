package io.headgate.reconciliation.report.party;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.model.config.ConfigDocument;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers the name and the zone of every party that a configuration had, for when it has it no more. */
@Component
class PartyHistory {

    private static final Logger LOG = LoggerFactory.getLogger(PartyHistory.class);

    private static final String KEEP = """
        INSERT INTO party (party_type, party_id, name, time_zone, version)
        SELECT type, id, name, zone, :version
          FROM unnest(:types::text[], :ids::text[], :names::text[], :zones::text[]) AS p (type, id, name, zone)
        ON CONFLICT (party_type, party_id) DO UPDATE
           SET name = excluded.name, time_zone = excluded.time_zone, version = excluded.version
         WHERE party.version <= excluded.version
        """;

    private final JdbcClient jdbc;
    private final Map<Key, PartyDirectory.Party> known = new ConcurrentHashMap<>();
    private final Deque<Fresh> unsaved = new ArrayDeque<>();

    PartyHistory(JdbcClient jdbc, ConfigFeed feed) {
        this.jdbc = jdbc;
        jdbc.sql("SELECT * FROM party").query(row -> {
            known.put(
                    new Key(StatementParty.valueOf(row.getString("party_type")), row.getString("party_id")),
                    new PartyDirectory.Party(row.getString("name"), ZoneId.of(row.getString("time_zone")), false));
        });
        feed.onEveryVersion(published -> learn(published.version(), published.document()));
        feed.onChange(snapshot -> learn(snapshot.version(), snapshot.document()));
    }

    private record Key(StatementParty party, String id) {}

    private record Row(Key key, PartyDirectory.Party known) {}

    private record Fresh(int version, List<Row> rows) {}

    Optional<PartyDirectory.Party> partyOf(StatementParty party, String id) {
        return Optional.ofNullable(known.get(new Key(party, id)));
    }

    private synchronized void learn(int version, ConfigDocument document) {
        if (version == 0) {
            return;
        }
        var rows = new ArrayList<Row>();
        var brandZone = ZoneId.of(document.brand().timeZone());
        document.vendors()
                .forEach(vendor -> rows.add(new Row(
                        new Key(StatementParty.VENDOR, vendor.id()),
                        new PartyDirectory.Party(vendor.name(), brandZone, false))));
        document.clients()
                .forEach(client -> rows.add(new Row(
                        new Key(StatementParty.CLIENT, client.id()),
                        new PartyDirectory.Party(client.name(), ZoneId.of(document.zoneOf(client)), false))));
        var fresh = rows.stream()
                .filter(row -> !row.known().equals(known.get(row.key())))
                .toList();
        if (!fresh.isEmpty()) {
            fresh.forEach(row -> known.put(row.key(), row.known()));
            unsaved.add(new Fresh(version, fresh));
        }
        save();
    }

    // Known at once; a database that is away only delays the keeping until the next version.
    private void save() {
        try {
            while (!unsaved.isEmpty()) {
                var next = unsaved.getFirst();
                jdbc.sql(KEEP)
                        .param("version", next.version())
                        .param("types", texts(next, row -> row.key().party().name()))
                        .param("ids", texts(next, row -> row.key().id()))
                        .param("names", texts(next, row -> row.known().name()))
                        .param("zones", texts(next, row -> row.known().zone().getId()))
                        .update();
                unsaved.removeFirst();
            }
        } catch (DataAccessException e) {
            LOG.warn("names of parties could not be kept yet: {}", e.getClass().getSimpleName());
        }
    }

    private static String[] texts(Fresh fresh, java.util.function.Function<Row, String> column) {
        return fresh.rows().stream().map(column).toArray(String[]::new);
    }
}
