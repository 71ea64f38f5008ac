package io.headgate.portal.readmodel;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Reads leads under their row locks and writes them back, so that two workers never lose each other's facts. */
@Repository
class LeadStates {

    private static final String LOCK = "SELECT * FROM lead_view WHERE lead_id = ANY(?) ORDER BY lead_id FOR UPDATE";

    private static final String NAMES = names("");

    private static final String ROWS = "unnest(?::uuid[], %s) AS n (lead_id, %s)"
            .formatted(
                    LeadColumns.ALL.stream()
                            .map(column -> "?::" + column.type() + "[]")
                            .collect(Collectors.joining(", ")),
                    NAMES);

    // All rows of a batch in one statement. The ids are said twice: by them PostgreSQL knows how few rows it looks for.
    private static final String INSERT = """
        INSERT INTO lead_view (lead_id, %1$s)
        SELECT lead_id, %1$s FROM %2$s
        ON CONFLICT (lead_id) DO NOTHING
        RETURNING lead_id
        """.formatted(NAMES, ROWS);

    private static final String UPDATE = """
        UPDATE lead_view v
           SET (%s) = ROW (%s)
          FROM %s
         WHERE v.lead_id = n.lead_id AND v.lead_id = ANY(?)
        """.formatted(NAMES, names("n."), ROWS);

    private static final TypeReference<Map<DeliveryId, LeadState.Handed>> DELIVERIES = new TypeReference<>() {};

    private static final TypeReference<Map<DeliveryId, LeadState.Said>> DISPOSITIONS = new TypeReference<>() {};

    private static final Comparator<LeadId> ORDER = Comparator.comparing(LeadId::value);

    private final JdbcTemplate jdbc;

    LeadStates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The states of those of these leads that are known, locked until the transaction ends, in the order of their ids. */
    Map<LeadId, LeadState> lock(Collection<LeadId> ids) {
        var states = new TreeMap<LeadId, LeadState>(ORDER);
        jdbc.query(LOCK, statement -> SqlArrays.of(statement).add("uuid", ids, LeadId::value), row -> {
            states.put(id(row), state(row));
        });
        return states;
    }

    /**
     * Writes leads that were not known; returns those that were written. Another worker may be writing the same lead: this
     * waits for it, and the lead is known then.
     */
    Set<LeadId> insert(Collection<LeadState> states) {
        return states.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.query(INSERT, statement -> setRows(statement, states), (row, _) -> id(row)));
    }

    /** Writes leads that are locked. */
    void update(Collection<LeadState> states) {
        if (!states.isEmpty()) {
            jdbc.update(UPDATE, statement -> setRows(statement, states)
                    .add("uuid", states, state -> state.leadId().value()));
        }
    }

    private static SqlArrays setRows(PreparedStatement statement, Collection<LeadState> states) throws SQLException {
        var arrays = SqlArrays.of(statement)
                .add("uuid", states, state -> state.leadId().value());
        for (var column : LeadColumns.ALL) {
            arrays.add(column.type(), states, column.value());
        }
        return arrays;
    }

    private static String names(String prefix) {
        return LeadColumns.ALL.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
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
}
