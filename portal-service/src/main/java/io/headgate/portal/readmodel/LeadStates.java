package io.headgate.portal.readmodel;

import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.LeadState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Reads leads under their row locks and writes them back, so that two workers never lose each other's facts. */
@Repository
class LeadStates {

    private static final String LOCK = "SELECT * FROM lead_view WHERE lead_id = ANY(:ids) ORDER BY lead_id FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO lead_view (lead_id, received_at, facts_rank, test, round, status, changed_xid)
            VALUES (:leadId, :receivedAt, 0, false, 0, 'RECEIVED', pg_current_xact_id())
            ON CONFLICT (lead_id) DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE lead_view
               SET received_at = :receivedAt, facts_rank = :factsRank, source_id = :sourceId, vendor_id = :vendorId,
                   campaign = :campaign, sub_id = :subId, service_line = :serviceLine, segment = :segment,
                   language = :language, zip = :zip, city = :city, state = :state, test = :test,
                   checked_at = :checkedAt, checked = :checked, first_decided_at = :firstDecidedAt,
                   round = :round, round_at = :roundAt, round_outcome = :roundOutcome, round_reason = :roundReason,
                   round_endpoint_id = :roundEndpointId, round_client_id = :roundClientId,
                   round_price = :roundPrice, round_currency = :roundCurrency, held_until = :heldUntil,
                   delivered_at = :deliveredAt, won_endpoint_id = :wonEndpointId, won_client_id = :wonClientId,
                   won_price = :wonPrice, won_currency = :wonCurrency, closed_at = :closedAt, outcome = :outcome,
                   close_reason = :closeReason, returned_at = :returnedAt, status = :status, reason = :reason,
                   endpoint_id = :endpointId, client_id = :clientId, changed_xid = pg_current_xact_id()
             WHERE lead_id = :leadId
            """;

    private final NamedParameterJdbcTemplate jdbc;

    LeadStates(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The states of these leads, new ones included, locked until the transaction ends. */
    Map<LeadId, LeadState> lock(Collection<LeadId> ids) {
        var found = select(ids);
        var missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return found;
        }
        // Another worker may insert the same lead: this waits for it, and the second look sees what it wrote.
        jdbc.batchUpdate(
                INSERT,
                missing.stream()
                        .map(id -> new MapSqlParameterSource("leadId", id.value())
                                .addValue(
                                        "receivedAt",
                                        Utc.of(LeadState.unknown(id).about().receivedAt())))
                        .toArray(SqlParameterSource[]::new));
        found.putAll(select(missing));
        return found;
    }

    void write(List<LeadState> states) {
        jdbc.batchUpdate(UPDATE, states.stream().map(LeadStates::parameters).toArray(SqlParameterSource[]::new));
    }

    private Map<LeadId, LeadState> select(Collection<LeadId> ids) {
        var states = new TreeMap<LeadId, LeadState>(Comparator.comparing(LeadId::value));
        var values = ids.stream().map(LeadId::value).toArray(UUID[]::new);
        jdbc.query(LOCK, Map.of("ids", values), (row, _) -> states.put(id(row), state(row)));
        return states;
    }

    private static LeadId id(ResultSet row) throws SQLException {
        return new LeadId(row.getObject("lead_id", UUID.class));
    }

    private static LeadState state(ResultSet row) throws SQLException {
        return new LeadState(
                id(row),
                new LeadState.About(row.getInt("facts_rank"), Utc.required(row, "received_at"), facts(row)),
                checked(row),
                Utc.read(row, "first_decided_at"),
                round(row),
                won(row),
                closed(row),
                Utc.read(row, "returned_at"));
    }

    private static @Nullable LeadFacts facts(ResultSet row) throws SQLException {
        if (row.getInt("facts_rank") == 0) {
            return null;
        }
        var location = new Location(
                row.getString("zip"), row.getString("city"), row.getString("state"), List.of(), null, null, null);
        return new LeadFacts(
                row.getString("source_id"),
                row.getString("vendor_id"),
                row.getString("campaign"),
                row.getString("sub_id"),
                row.getString("service_line"),
                row.getString("segment"),
                row.getString("language"),
                row.getBoolean("test"),
                Utc.required(row, "received_at"),
                location,
                Map.of(),
                null,
                null);
    }

    private static LeadState.@Nullable Checked checked(ResultSet row) throws SQLException {
        var outcome = row.getString("checked");
        return outcome == null
                ? null
                : new LeadState.Checked(Utc.required(row, "checked_at"), ValidationOutcome.valueOf(outcome));
    }

    private static LeadState.@Nullable Round round(ResultSet row) throws SQLException {
        var outcome = row.getString("round_outcome");
        if (outcome == null) {
            return null;
        }
        return new LeadState.Round(
                row.getInt("round"),
                Utc.required(row, "round_at"),
                outcome,
                reason(row, "round_reason"),
                row.getString("round_endpoint_id"),
                row.getString("round_client_id"),
                money(row, "round_price", "round_currency"),
                Utc.read(row, "held_until"));
    }

    private static LeadState.@Nullable Won won(ResultSet row) throws SQLException {
        var at = Utc.read(row, "delivered_at");
        var price = money(row, "won_price", "won_currency");
        return at == null || price == null
                ? null
                : new LeadState.Won(at, row.getString("won_endpoint_id"), row.getString("won_client_id"), price);
    }

    private static LeadState.@Nullable Closed closed(ResultSet row) throws SQLException {
        var at = Utc.read(row, "closed_at");
        return at == null
                ? null
                : new LeadState.Closed(at, Outcome.valueOf(row.getString("outcome")), reason(row, "close_reason"));
    }

    private static @Nullable Money money(ResultSet row, String price, String currency) throws SQLException {
        var code = row.getString(currency);
        return code == null ? null : new Money(row.getLong(price), code);
    }

    private static @Nullable ReasonCode reason(ResultSet row, String column) throws SQLException {
        var code = row.getString(column);
        return code == null ? null : ReasonCode.valueOf(code);
    }

    private static SqlParameterSource parameters(LeadState state) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("leadId", state.leadId().value());
        about(state, values);
        decision(state, values);
        ending(state, values);
        values.put("status", state.status().name());
        values.put("reason", name(state.reason()));
        values.put("endpointId", state.endpointId());
        values.put("clientId", state.clientId());
        return new MapSqlParameterSource(values);
    }

    private static void about(LeadState state, Map<String, @Nullable Object> values) {
        var facts = state.about().facts();
        var location = facts == null ? Location.UNKNOWN : facts.location();
        values.put("receivedAt", Utc.of(state.about().receivedAt()));
        values.put("factsRank", state.about().rank());
        values.put("sourceId", facts == null ? null : facts.sourceId());
        values.put("vendorId", facts == null ? null : facts.vendorId());
        values.put("campaign", facts == null ? null : facts.campaign());
        values.put("subId", facts == null ? null : facts.subId());
        values.put("serviceLine", facts == null ? null : facts.serviceLine());
        values.put("segment", facts == null ? null : facts.segment());
        values.put("language", facts == null ? null : facts.language());
        values.put("test", facts != null && facts.test());
        values.put("zip", location.zip());
        values.put("city", location.city());
        values.put("state", location.state());
    }

    private static void decision(LeadState state, Map<String, @Nullable Object> values) {
        var checked = state.checked();
        values.put("checkedAt", checked == null ? null : Utc.of(checked.at()));
        values.put("checked", checked == null ? null : checked.outcome().name());
        values.put("firstDecidedAt", Utc.of(state.firstDecidedAt()));
        var round = state.round();
        values.put("round", round == null ? 0 : round.number());
        values.put("roundAt", round == null ? null : Utc.of(round.at()));
        values.put("roundOutcome", round == null ? null : round.outcome());
        values.put("roundReason", round == null ? null : name(round.reason()));
        values.put("roundEndpointId", round == null ? null : round.endpointId());
        values.put("roundClientId", round == null ? null : round.clientId());
        values.put("heldUntil", round == null ? null : Utc.of(round.heldUntil()));
        price("round", round == null ? null : round.price(), values);
    }

    private static void ending(LeadState state, Map<String, @Nullable Object> values) {
        var won = state.won();
        values.put("deliveredAt", won == null ? null : Utc.of(won.at()));
        values.put("wonEndpointId", won == null ? null : won.endpointId());
        values.put("wonClientId", won == null ? null : won.clientId());
        price("won", won == null ? null : won.price(), values);
        var closed = state.closed();
        values.put("closedAt", closed == null ? null : Utc.of(closed.at()));
        values.put("outcome", closed == null ? null : closed.outcome().name());
        values.put("closeReason", closed == null ? null : name(closed.reason()));
        values.put("returnedAt", Utc.of(state.returnedAt()));
    }

    private static void price(String prefix, @Nullable Money price, Map<String, @Nullable Object> values) {
        values.put(prefix + "Price", price == null ? null : price.micros());
        values.put(prefix + "Currency", price == null ? null : price.currency());
    }

    private static @Nullable String name(@Nullable ReasonCode reason) {
        return reason == null ? null : reason.name();
    }
}
