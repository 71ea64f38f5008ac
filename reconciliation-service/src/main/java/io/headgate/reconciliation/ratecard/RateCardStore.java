package io.headgate.reconciliation.ratecard;

import io.headgate.messaging.event.EventJson;
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
        INSERT INTO rate_card (party_type, party_id, version, terms)
        SELECT type, party, version, terms::jsonb
          FROM unnest(:types::text[], :parties::text[], :versions::int[], :terms::text[])
               AS card (type, party, version, terms)
        ON CONFLICT DO NOTHING
        """;

    private record Row(String type, String party, int version, Object card) {

        String terms() {
            return EventJson.mapper().writeValueAsString(card);
        }
    }

    private static final String SELECT = "SELECT terms::text FROM rate_card WHERE party_type = :type";

    private final NamedParameterJdbcTemplate jdbc;

    RateCardStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    // One statement for all: a national network has thousands of clients, and goes live only once its terms are kept.
    void keep(List<SourceCard> sources, List<ClientCard> clients) {
        var rows = new ArrayList<Row>();
        sources.forEach(card -> rows.add(new Row("SOURCE", card.sourceId(), card.version(), card)));
        clients.forEach(card -> rows.add(new Row("CLIENT", card.clientId(), card.version(), card)));
        if (!rows.isEmpty()) {
            jdbc.update(
                    INSERT,
                    new MapSqlParameterSource()
                            .addValue("types", rows.stream().map(Row::type).toArray(String[]::new))
                            .addValue("parties", rows.stream().map(Row::party).toArray(String[]::new))
                            .addValue(
                                    "versions", rows.stream().map(Row::version).toArray(Integer[]::new))
                            .addValue("terms", rows.stream().map(Row::terms).toArray(String[]::new)));
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
}
