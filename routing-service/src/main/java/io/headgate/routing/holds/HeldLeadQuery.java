package io.headgate.routing.holds;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.leads.RouteState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the leads that wait, each with whom it waits for. */
@Component
class HeldLeadQuery {

    // What ends by itself or by an operator's hand, so that waiting for it makes sense.
    private static final Set<ReasonCode> PASSING = EnumSet.of(
            ReasonCode.OUT_OF_HOURS,
            ReasonCode.AHEAD_OF_PACE,
            ReasonCode.CAP_REACHED,
            ReasonCode.CONCURRENCY_REACHED,
            ReasonCode.ENDPOINT_PAUSED,
            ReasonCode.ENDPOINT_UNHEALTHY,
            ReasonCode.RIGHT_NOT_IN_FORCE);

    private static final String CANDIDATES = "$.steps[*].candidates[*] ? (%s)"
            .formatted(PASSING.stream()
                    .map(reason -> "@.reason == \"" + reason.name() + "\"")
                    .sorted()
                    .collect(Collectors.joining(" || ")));

    private static final String NARROWED = """
          FROM lead_route r
          LEFT JOIN decision d ON d.lead_id = r.lead_id AND d.round = r.round
         WHERE r.waiting AND r.state IN ('HELD', 'REVIEW')
           AND (:state::text IS NULL OR r.state = :state)
           AND (:reason::text IS NULL OR r.reason = :reason)
           AND (:endpoint::text IS NULL
                OR jsonb_path_query_array(d.trace, '%s') @> jsonb_build_array(jsonb_build_object('endpoint_id', :endpoint::text)))
        """.formatted(CANDIDATES);

    private static final String PAGE = """
        SELECT r.*, jsonb_path_query_array(d.trace, '%s') AS candidates, d.trace ->> 'sentence' AS sentence
        """.formatted(CANDIDATES) + NARROWED + """
           AND (r.received_at, r.lead_id) > (:after, :afterId)
         ORDER BY r.received_at, r.lead_id
         LIMIT :limit
        """;

    // Nobody works through more than that; and a screen that asks every few seconds must not cost a walk through
    // a million.
    private static final int MOST_COUNTED = 10_000;

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT 1 " + NARROWED + " LIMIT " + (MOST_COUNTED + 1) + ") AS waiting";

    /** Which of them; null means any. */
    record Filter(
            @Nullable RouteState state,
            @Nullable ReasonCode reason,
            @Nullable String endpointId) {}

    /** One lead, why nobody has it yet, and the candidates that may take it later. */
    record HeldLead(LeadRoute route, @Nullable String sentence, List<DecisionTrace.CandidateTrace> candidates) {}

    private final JdbcClient jdbc;

    HeldLeadQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones in the order in which they came. */
    List<HeldLead> page(Filter filter, Instant after, UUID afterId, int limit) {
        return narrowed(PAGE, filter)
                .param("after", Timestamp.from(after))
                .param("afterId", afterId)
                .param("limit", limit)
                .query(HeldLeadQuery::guest)
                .list();
    }

    /** How many there are; one more than ten thousand means that there are more. */
    long count(Filter filter) {
        return narrowed(COUNT, filter).query(Long.class).single();
    }

    /** Those of these leads that are in routing, as they stand, in this order; not locked. */
    List<LeadRoute> findRoutes(List<LeadId> ids) {
        var found = jdbc
                .sql("SELECT * FROM lead_route WHERE lead_id = ANY(:ids)")
                .param("ids", ids.stream().map(LeadId::value).distinct().toArray(UUID[]::new))
                .query(LeadRoutes::read)
                .list()
                .stream()
                .collect(Collectors.toMap(LeadRoute::leadId, route -> route));
        var ordered = new ArrayList<LeadRoute>();
        for (var id : ids) {
            var route = found.remove(id);
            if (route != null) {
                ordered.add(route);
            }
        }
        return ordered;
    }

    private JdbcClient.StatementSpec narrowed(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("state", EnumText.nameOf(filter.state()))
                .param("reason", EnumText.nameOf(filter.reason()))
                .param("endpoint", filter.endpointId());
    }

    private static HeldLead guest(ResultSet row, int number) throws SQLException {
        var candidates = row.getString("candidates");
        return new HeldLead(
                LeadRoutes.read(row, number),
                row.getString("sentence"),
                candidates == null
                        ? List.of()
                        : List.of(EventJson.mapper().readValue(candidates, DecisionTrace.CandidateTrace[].class)));
    }
}
