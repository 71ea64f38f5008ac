package io.headgate.portal.readmodel;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Money;
import io.headgate.portal.core.LeadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of lead_view beside the lead's id, and what each holds of a lead's state. */
final class LeadColumns {

    private static final String TEXT = "text";
    private static final String MOMENT = "timestamptz";
    private static final String INT = "int4";
    private static final String BIGINT = "int8";
    private static final String BOOLEAN = "bool";
    private static final String JSON = "jsonb";

    static final List<Column> ALL = List.of(
            column("received_at", MOMENT, state -> state.about().receivedAt()),
            column("facts_rank", INT, state -> state.about().rank()),
            column("source_id", TEXT, LeadColumns::facts, LeadFacts::sourceId),
            column("vendor_id", TEXT, LeadColumns::facts, LeadFacts::vendorId),
            column("campaign", TEXT, LeadColumns::facts, LeadFacts::campaign),
            column("sub_id", TEXT, LeadColumns::facts, LeadFacts::subId),
            column("service_line", TEXT, LeadColumns::facts, LeadFacts::serviceLine),
            column("segment", TEXT, LeadColumns::facts, LeadFacts::segment),
            column("language", TEXT, LeadColumns::facts, LeadFacts::language),
            column("zip", TEXT, LeadColumns::facts, facts -> facts.location().zip()),
            column("city", TEXT, LeadColumns::facts, facts -> facts.location().city()),
            column("state", TEXT, LeadColumns::facts, facts -> facts.location().state()),
            column("test", BOOLEAN, LeadColumns::isTest),
            column("checked_at", MOMENT, LeadState::checked, LeadState.Checked::at),
            column("checked", TEXT, LeadState::checked, checked -> checked.outcome()
                    .name()),
            column("first_decided_at", MOMENT, LeadState::firstDecidedAt),
            column(
                    "round",
                    INT,
                    state -> state.round() == null ? 0 : state.round().number()),
            column("round_at", MOMENT, LeadState::round, LeadState.Round::at),
            column("round_outcome", TEXT, LeadState::round, LeadState.Round::outcome),
            column("round_reason", TEXT, LeadState::round, round -> EnumText.nameOf(round.reason())),
            column("round_endpoint_id", TEXT, LeadState::round, LeadState.Round::endpointId),
            column("round_client_id", TEXT, LeadState::round, LeadState.Round::clientId),
            column("round_price", BIGINT, LeadColumns::roundPrice, Money::micros),
            column("round_currency", TEXT, LeadColumns::roundPrice, Money::currency),
            column("held_until", MOMENT, LeadState::round, LeadState.Round::heldUntil),
            column("delivered_at", MOMENT, LeadState::won, LeadState.Won::at),
            column("won_endpoint_id", TEXT, LeadState::won, LeadState.Won::endpointId),
            column("won_client_id", TEXT, LeadState::won, LeadState.Won::clientId),
            column("won_price", BIGINT, LeadState::won, won -> won.price().micros()),
            column("won_currency", TEXT, LeadState::won, won -> won.price().currency()),
            column("closed_at", MOMENT, LeadState::closed, LeadState.Closed::at),
            column("outcome", TEXT, LeadState::closed, closed -> closed.outcome()
                    .name()),
            column("close_reason", TEXT, LeadState::closed, closed -> EnumText.nameOf(closed.reason())),
            column("returned_at", MOMENT, LeadState::returnedAt),
            column("deliveries", JSON, state -> json(state.deliveries())),
            column("dispositions", JSON, state -> json(state.dispositions())),
            column("unconfirmed", BOOLEAN, LeadState::isUnconfirmed),
            column("accepted_late", BOOLEAN, LeadState::isAcceptedAfterEnd),
            column("status", TEXT, state -> state.status().name()),
            column("reason", TEXT, state -> EnumText.nameOf(state.reason())),
            column("endpoint_id", TEXT, LeadState::endpointId),
            column("client_id", TEXT, LeadState::clientId));

    private LeadColumns() {}

    /**
     * One column.
     *
     * @param type as PostgreSQL names it
     */
    record Column(String name, String type, Function<LeadState, @Nullable Object> value) {}

    private static Column column(String name, String type, Function<LeadState, @Nullable Object> value) {
        return new Column(name, type, state -> written(value.apply(state)));
    }

    // Null as long as that part of the state is not known.
    private static <T> Column column(
            String name, String type, Function<LeadState, @Nullable T> part, Function<T, @Nullable Object> value) {
        return column(name, type, state -> {
            var known = part.apply(state);
            return known == null ? null : value.apply(known);
        });
    }

    private static @Nullable Object written(@Nullable Object value) {
        return value instanceof Instant moment ? moment.toString() : value;
    }

    private static @Nullable LeadFacts facts(LeadState state) {
        return state.about().facts();
    }

    private static boolean isTest(LeadState state) {
        var facts = facts(state);
        return facts != null && facts.test();
    }

    private static @Nullable Money roundPrice(LeadState state) {
        var round = state.round();
        return round == null ? null : round.price();
    }

    private static String json(Map<?, ?> byDelivery) {
        return byDelivery.isEmpty() ? "{}" : EventJson.mapper().writeValueAsString(byDelivery);
    }
}
