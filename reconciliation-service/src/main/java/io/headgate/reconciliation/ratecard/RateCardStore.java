package io.headgate.reconciliation.ratecard;

import io.headgate.messaging.EventJson;
import io.headgate.reconciliation.core.ClientCard;
import io.headgate.reconciliation.core.SourceCard;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rate cards' table: insert-only, so that a restart remembers versions the feed no longer has. */
@Repository
class RateCardStore {

    private static final String INSERT = """
        INSERT INTO rate_card (party_type, party_id, version, terms) VALUES (:type, :party, :version, :terms::jsonb)
        ON CONFLICT DO NOTHING
        """;

    private static final String SELECT = "SELECT terms::text FROM rate_card WHERE party_type = :type";

    private final NamedParameterJdbcTemplate jdbc;

    RateCardStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(List<SourceCard> sources, List<ClientCard> clients) {
        var rows = new ArrayList<MapSqlParameterSource>();
        sources.forEach(card -> rows.add(row("SOURCE", card.sourceId(), card.version(), card)));
        clients.forEach(card -> rows.add(row("CLIENT", card.clientId(), card.version(), card)));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows.toArray(MapSqlParameterSource[]::new));
        }
    }

    List<SourceCard> sources() {
        return cards("SOURCE", SourceCard.class);
    }

    List<ClientCard> clients() {
        return cards("CLIENT", ClientCard.class);
    }

    private <C> List<C> cards(String type, Class<C> shape) {
        return jdbc.query(SELECT, new MapSqlParameterSource("type", type), (row, number) -> EventJson.mapper()
                .readValue(row.getString(1), shape));
    }

    private static MapSqlParameterSource row(String type, String party, int version, Object card) {
        return new MapSqlParameterSource()
                .addValue("type", type)
                .addValue("party", party)
                .addValue("version", version)
                .addValue("terms", EventJson.mapper().writeValueAsString(card));
    }
}
