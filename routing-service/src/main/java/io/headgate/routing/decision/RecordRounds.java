package io.headgate.routing.decision;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Records rounds in the caller's transaction: the leads' rows, the decisions, and what is announced of them. */
@Component
public class RecordRounds {

    private static final String INSERT = """
        INSERT INTO decision (lead_id, round, at, config_version, outcome, reason, held_until, trace)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
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
        writeLeads(rounds, now);
        announce(rounds, now);
    }

    /** Writes the leads' rows; before anything that refers to them. */
    void writeLeads(List<DecidedRound> rounds, Instant now) {
        var fresh = new ArrayList<LeadRoute>();
        var known = new ArrayList<LeadRoute>();
        for (var decided : rounds) {
            (decided.before().round() == 0 ? fresh : known).add(decided.after());
        }
        if (!fresh.isEmpty()) {
            routes.insert(fresh, now);
        }
        if (!known.isEmpty()) {
            routes.update(known, now);
        }
    }

    /** Announces that the lead reached an endpoint. */
    public void announceDelivered(LeadRoute route, Instant now) {
        announcements.announceDelivered(route, now);
    }

    /** Writes the decisions and announces them; a held lead that is still held for the same reason is no news. */
    void announce(List<DecidedRound> rounds, Instant now) {
        var news = rounds.stream().filter(DecidedRound::isNews).toList();
        if (news.isEmpty()) {
            return;
        }
        template.batchUpdate(
                INSERT, news.stream().map(decided -> columns(decided, now)).toList());
        announcements.announce(news, now);
    }

    private static @Nullable Object[] columns(DecidedRound decided, Instant now) {
        var after = decided.after();
        var until = decided.heldUntil();
        return new @Nullable Object[] {
            after.leadId().value(),
            after.round(),
            Timestamp.from(now),
            after.configVersion(),
            decided.outcome().name(),
            EnumText.nameOf(decided.reason()),
            until == null ? null : Timestamp.from(until),
            EventJson.mapper().writeValueAsString(decided.trace())
        };
    }
}
