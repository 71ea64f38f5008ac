package io.headgate.routing.decision;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.routing.database.CombinedStatement;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Records rounds in the caller's transaction: the leads' rows, the decisions, and what is announced of them. */
@Component
public class RecordRounds {

    private static final String INSERT = """
        INSERT INTO decision (lead_id, round, at, config_version, outcome, reason, held_until, trace)
        SELECT d.lead_id, d.round, d.at, d.config_version, d.outcome, d.reason, d.held_until, d.trace::jsonb
          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
               AS d (lead_id, round, at, config_version, outcome, reason, held_until, trace)
        """;

    private final LeadRoutes routes;
    private final JdbcTemplate template;
    private final AnnounceDecisions announcements;

    RecordRounds(LeadRoutes routes, JdbcTemplate template, AnnounceDecisions announcements) {
        this.routes = routes;
        this.template = template;
        this.announcements = announcements;
    }

    /** Records rounds that no engine decided. */
    public void record(List<DecidedRound> rounds, Instant now) {
        var statement = new CombinedStatement();
        addTo(statement, rounds, now);
        statement.execute(template);
        announce(rounds, now);
    }

    /** Adds the leads' rows, and the decisions that are news. */
    void addTo(CombinedStatement statement, List<DecidedRound> rounds, Instant now) {
        var fresh = new ArrayList<LeadRoute>();
        var known = new ArrayList<LeadRoute>();
        for (var decided : rounds) {
            (decided.before().round() == 0 ? fresh : known).add(decided.after());
        }
        routes.addInsert(statement, fresh, now);
        routes.addUpdate(statement, known, now);
        var news = newsAmong(rounds);
        if (!news.isEmpty()) {
            statement.addPart(INSERT, arrays -> setColumns(arrays, news, now));
        }
    }

    /** A held lead that is still held for the same reason is no news. */
    private static List<DecidedRound> newsAmong(List<DecidedRound> rounds) {
        return rounds.stream().filter(DecidedRound::isNews).toList();
    }

    /** Announces that the lead reached an endpoint. */
    public void announceDelivered(LeadRoute route, Instant now) {
        announcements.announceDelivered(route, now);
    }

    /** Announces what is news. */
    void announce(List<DecidedRound> rounds, Instant now) {
        var news = newsAmong(rounds);
        if (!news.isEmpty()) {
            announcements.announce(news, now);
        }
    }

    private static void setColumns(SqlArrays arrays, List<DecidedRound> news, Instant now) throws SQLException {
        arrays.add("uuid", news, decided -> decided.after().leadId().value())
                .add("int4", news, decided -> decided.after().round())
                .add("timestamptz", news, _ -> now.toString())
                .add("int4", news, decided -> decided.after().configVersion())
                .add("text", news, decided -> decided.outcome().name())
                .add("text", news, decided -> EnumText.nameOf(decided.reason()))
                .add("timestamptz", news, decided -> Objects.toString(decided.heldUntil(), null))
                .add("text", news, decided -> EventJson.mapper().writeValueAsString(decided.trace()));
    }
}
