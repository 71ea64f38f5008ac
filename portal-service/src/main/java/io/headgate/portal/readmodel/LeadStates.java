package io.headgate.portal.readmodel;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.DeliveryId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Reads leads under their row locks and writes them back, so that two workers never lose each other's facts. */
@Repository
class LeadStates {

    private static final String LOCK = "SELECT * FROM lead_view WHERE lead_id = ANY(:ids) ORDER BY lead_id FOR UPDATE";

    private static final List<String> COLUMNS = List.of(
            "received_at",
            "facts_rank",
            "source_id",
            "vendor_id",
            "campaign",
            "sub_id",
            "service_line",
            "segment",
            "language",
            "zip",
            "city",
            "state",
            "test",
            "checked_at",
            "checked",
            "first_decided_at",
            "round",
            "round_at",
            "round_outcome",
            "round_reason",
            "round_endpoint_id",
            "round_client_id",
            "round_price",
            "round_currency",
            "held_until",
            "delivered_at",
            "won_endpoint_id",
            "won_client_id",
            "won_price",
            "won_currency",
            "closed_at",
            "outcome",
            "close_reason",
            "returned_at",
            "deliveries",
            "dispositions",
            "unconfirmed",
            "accepted_late",
            "status",
            "reason",
            "endpoint_id",
            "client_id");

    // All rows of a batch in one statement. The ids are said twice: by them PostgreSQL knows how few rows it looks for.
    private static final String INSERT = """
        INSERT INTO lead_view (lead_id, %1$s)
        SELECT lead_id, %1$s FROM json_populate_recordset(NULL::lead_view, :rows::json)
        ON CONFLICT (lead_id) DO NOTHING
        RETURNING lead_id
        """.formatted(String.join(", ", COLUMNS));

    private static final String UPDATE = """
        UPDATE lead_view v
           SET (%s) = ROW (%s)
          FROM json_populate_recordset(NULL::lead_view, :rows::json) n
         WHERE v.lead_id = n.lead_id AND v.lead_id = ANY(:ids)
        """.formatted(
            String.join(", ", COLUMNS), COLUMNS.stream().map("n."::concat).collect(Collectors.joining(", ")));

    private static final TypeReference<Map<DeliveryId, LeadState.Handed>> DELIVERIES = new TypeReference<>() {};

    private static final TypeReference<Map<DeliveryId, LeadState.Said>> DISPOSITIONS = new TypeReference<>() {};

    private static final Comparator<LeadId> ORDER = Comparator.comparing(LeadId::value);

    private final NamedParameterJdbcTemplate jdbc;

    LeadStates(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The states of those of these leads that are known, locked until the transaction ends, in the order of their ids. */
    Map<LeadId, LeadState> lock(Collection<LeadId> ids) {
        var states = new TreeMap<LeadId, LeadState>(ORDER);
        jdbc.query(LOCK, Map.of("ids", values(ids)), (row, _) -> states.put(id(row), state(row)));
        return states;
    }

    /**
     * Writes leads that were not known; returns those that were written. Another worker may be writing the same lead: this
     * waits for it, and the lead is known then.
     */
    Set<LeadId> insert(Collection<LeadState> states) {
        return states.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.query(INSERT, Map.of("rows", json(states)), (row, _) -> id(row)));
    }

    /** Writes leads that are locked. */
    void update(Collection<LeadState> states) {
        if (!states.isEmpty()) {
            var ids = states.stream().map(LeadState::leadId).toList();
            jdbc.update(UPDATE, Map.of("rows", json(states), "ids", values(ids)));
        }
    }

    private static UUID[] values(Collection<LeadId> ids) {
        return ids.stream().map(LeadId::value).toArray(UUID[]::new);
    }

    private static String json(Collection<LeadState> states) {
        return EventJson.mapper()
                .writeValueAsString(states.stream().map(LeadStates::row).toList());
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
                Utc.read(row, "returned_at"),
                EventJson.mapper().readValue(row.getString("deliveries"), DELIVERIES),
                EventJson.mapper().readValue(row.getString("dispositions"), DISPOSITIONS));
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
        return EnumText.constantOf(ReasonCode.class, row.getString(column));
    }

    private static Map<String, @Nullable Object> row(LeadState state) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("lead_id", state.leadId().value());
        about(state, values);
        decision(state, values);
        ending(state, values);
        values.put("status", state.status().name());
        values.put("reason", EnumText.nameOf(state.reason()));
        values.put("endpoint_id", state.endpointId());
        values.put("client_id", state.clientId());
        return values;
    }

    private static void about(LeadState state, Map<String, @Nullable Object> values) {
        var facts = state.about().facts();
        var location = facts == null ? Location.UNKNOWN : facts.location();
        values.put("received_at", Utc.of(state.about().receivedAt()));
        values.put("facts_rank", state.about().rank());
        values.put("source_id", facts == null ? null : facts.sourceId());
        values.put("vendor_id", facts == null ? null : facts.vendorId());
        values.put("campaign", facts == null ? null : facts.campaign());
        values.put("sub_id", facts == null ? null : facts.subId());
        values.put("service_line", facts == null ? null : facts.serviceLine());
        values.put("segment", facts == null ? null : facts.segment());
        values.put("language", facts == null ? null : facts.language());
        values.put("test", facts != null && facts.test());
        values.put("zip", location.zip());
        values.put("city", location.city());
        values.put("state", location.state());
    }

    private static void decision(LeadState state, Map<String, @Nullable Object> values) {
        var checked = state.checked();
        values.put("checked_at", checked == null ? null : Utc.of(checked.at()));
        values.put("checked", checked == null ? null : checked.outcome().name());
        values.put("first_decided_at", Utc.of(state.firstDecidedAt()));
        var round = state.round();
        values.put("round", round == null ? 0 : round.number());
        values.put("round_at", round == null ? null : Utc.of(round.at()));
        values.put("round_outcome", round == null ? null : round.outcome());
        values.put("round_reason", round == null ? null : EnumText.nameOf(round.reason()));
        values.put("round_endpoint_id", round == null ? null : round.endpointId());
        values.put("round_client_id", round == null ? null : round.clientId());
        values.put("held_until", round == null ? null : Utc.of(round.heldUntil()));
        price("round", round == null ? null : round.price(), values);
    }

    private static void ending(LeadState state, Map<String, @Nullable Object> values) {
        var won = state.won();
        values.put("delivered_at", won == null ? null : Utc.of(won.at()));
        values.put("won_endpoint_id", won == null ? null : won.endpointId());
        values.put("won_client_id", won == null ? null : won.clientId());
        price("won", won == null ? null : won.price(), values);
        var closed = state.closed();
        values.put("closed_at", closed == null ? null : Utc.of(closed.at()));
        values.put("outcome", closed == null ? null : closed.outcome().name());
        values.put("close_reason", closed == null ? null : EnumText.nameOf(closed.reason()));
        values.put("returned_at", Utc.of(state.returnedAt()));
        values.put("deliveries", state.deliveries());
        values.put("dispositions", state.dispositions());
        values.put("unconfirmed", state.isUnconfirmed());
        values.put("accepted_late", state.isAcceptedAfterEnd());
    }

    private static void price(String prefix, @Nullable Money price, Map<String, @Nullable Object> values) {
        values.put(prefix + "_price", price == null ? null : price.micros());
        values.put(prefix + "_currency", price == null ? null : price.currency());
    }
}
