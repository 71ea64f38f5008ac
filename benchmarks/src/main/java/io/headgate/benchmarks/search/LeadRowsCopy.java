package io.headgate.benchmarks.search;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.portal.core.LeadState;
import io.headgate.service.crypto.BlindIndex;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Copies leads into the tables of the portal's read model, as its projection would have written them at their end. */
final class LeadRowsCopy {

    private static final String LEADS = """
        COPY lead_view (lead_id, received_at, facts_rank, source_id, vendor_id, campaign, service_line, segment, zip, city,
                        state, test, checked_at, checked, first_decided_at, round, round_at, round_outcome, round_reason,
                        round_endpoint_id, round_client_id, round_price, round_currency, held_until, delivered_at,
                        won_endpoint_id, won_client_id, won_price, won_currency, closed_at, outcome, close_reason,
                        returned_at, deliveries, dispositions, status, reason, endpoint_id, client_id, changed_xid)
        FROM STDIN\
        """;

    private static final String STORIES = """
        COPY lead_story (lead_id, event_ids, facts, phone_key, email_key, source_lead_key) FROM STDIN\
        """;

    private final BlindIndex index;
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder stories = new StringBuilder();

    LeadRowsCopy(BlindIndex index) {
        this.index = index;
    }

    void add(LeadSupply.Lead lead) {
        about(lead);
        var story = new Row();
        // No search reads the facts.
        story.add(lead.state().leadId().value(), "", "");
        story.add(index.of("phone", lead.phone()), index.of("email", lead.email()));
        story.add(index.of("source_lead_id", lead.sourceLeadId()));
        stories.append(story).append('\n');
    }

    private void about(LeadSupply.Lead lead) {
        var state = lead.state();
        var facts = lead.facts();
        var row = new Row();
        row.add(state.leadId().value(), facts.receivedAt(), state.about().rank(), facts.sourceId(), facts.vendorId());
        row.add(facts.campaign(), facts.serviceLine(), facts.segment());
        place(facts.location(), row);
        row.add(facts.test());
        course(state, row);
        ending(state, row);
        row.add(EventJson.mapper().writeValueAsString(state.deliveries()), "{}");
        row.add(state.status(), state.reason(), state.endpointId(), state.clientId(), 1000);
        rows.append(row).append('\n');
    }

    private static void place(Location location, Row row) {
        row.add(location.zip(), location.city(), location.state());
    }

    private static void course(LeadState state, Row row) {
        var checked = state.checked();
        row.add(
                checked == null ? null : checked.at(),
                checked == null ? null : checked.outcome(),
                state.firstDecidedAt());
        var round = state.round();
        if (round == null) {
            row.add(0, null, null, null, null, null);
        } else {
            row.add(round.number(), round.at(), round.outcome(), round.reason(), round.endpointId(), round.clientId());
        }
        price(round == null ? null : round.price(), row);
        row.add(round == null ? null : round.heldUntil());
    }

    private static void ending(LeadState state, Row row) {
        var won = state.won();
        row.add(
                won == null ? null : won.at(),
                won == null ? null : won.endpointId(),
                won == null ? null : won.clientId());
        price(won == null ? null : won.price(), row);
        var closed = state.closed();
        row.add(closed == null ? null : closed.at());
        row.add(closed == null ? null : closed.outcome(), closed == null ? null : closed.reason(), state.returnedAt());
    }

    private static void price(@Nullable Money price, Row row) {
        row.add(price == null ? null : price.micros(), price == null ? null : price.currency());
    }

    /** One line of COPY; nothing in an invented lead needs escaping. */
    private static final class Row {

        private final StringJoiner cells = new StringJoiner("\t");

        void add(@Nullable Object... values) {
            for (var value : values) {
                cells.add(
                        switch (value) {
                            case null -> "\\N";
                            case Instant at -> at.toString();
                            default -> value.toString();
                        });
            }
        }

        @Override
        public String toString() {
            return cells.toString();
        }
    }

    /** Writes what was added since the last time. */
    void flush(Connection connection) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn(LEADS, new StringReader(rows.toString()));
        copy.copyIn(STORIES, new StringReader(stories.toString()));
        rows.setLength(0);
        stories.setLength(0);
    }
}
