package io.headgate.routing.simulation.replay;

import io.headgate.messaging.event.EventJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The replays that were asked for, how far they are, and what came out. */
@Component
class ReplayStore {

    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * One replay.
     *
     * @param version what it decides by: live, draft or a number
     * @param leads how many decisions there are to make again
     */
    record Entry(
            UUID id,
            String version,
            int days,
            State state,
            @Nullable String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            long leads,
            long replayed,
            @Nullable String failure,

            @Schema(implementation = ReplayReport.class) @Nullable
            JsonNode report) {}

    record NumberedMove(long number, JsonNode moved) {}

    private static final String INSERT = """
        INSERT INTO replay (id, version, days, state, requested_by, requested_at, seen_at)
        VALUES (:id, :version, :days, 'RUNNING', :by, :now, :now)
        """;

    private static final String PROGRESS = """
        UPDATE replay SET leads = :leads, replayed = :replayed, seen_at = :now WHERE id = :id AND state = 'RUNNING'
        """;

    private static final String FINISH = """
        UPDATE replay
           SET state = :state, failure = :failure, report = :report::jsonb, replayed = GREATEST(replayed, :replayed),
               finished_at = :now
         WHERE id = :id AND state = 'RUNNING'
        """;

    private static final String CANCEL = """
        UPDATE replay SET state = 'CANCELLED', finished_at = :now WHERE id = :id AND state = 'RUNNING'
        """;

    private static final String ABANDON = """
        UPDATE replay SET state = 'FAILED', failure = 'interrupted', finished_at = :now
         WHERE state = 'RUNNING' AND seen_at < :before
        """;

    private static final String HEADS = """
        SELECT id, version, days, state, requested_by, requested_at, finished_at, leads, replayed, failure,
               NULL AS report
          FROM replay ORDER BY requested_at DESC LIMIT :most
        """;

    private static final String MOVED = """
        SELECT number, moved FROM replay_moved WHERE replay_id = :id AND number > :after ORDER BY number LIMIT :most
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ReplayStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Enters a new one; false when one is running already, in whatever copy of the service. */
    boolean begin(UUID id, String version, int days, @Nullable String by, Instant now) {
        try {
            jdbc.sql(INSERT)
                    .param("id", id)
                    .param("version", version)
                    .param("days", days)
                    .param("by", by)
                    .param("now", Timestamp.from(now))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Tells how far it is; false when it is to stop. */
    boolean progress(UUID id, long leads, long replayed, Instant now) {
        return jdbc.sql(PROGRESS)
                        .param("id", id)
                        .param("leads", leads)
                        .param("replayed", replayed)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void done(UUID id, ReplayReport report, Instant now) {
        finish(id, State.DONE, null, EventJson.mapper().writeValueAsString(report), report.decisions(), now);
    }

    void failed(UUID id, String why, Instant now) {
        finish(id, State.FAILED, why, null, 0, now);
    }

    private void finish(
            UUID id, State state, @Nullable String failure, @Nullable String report, long replayed, Instant now) {
        jdbc.sql(FINISH)
                .param("id", id)
                .param("state", state.name())
                .param("failure", failure)
                .param("report", report)
                .param("replayed", replayed)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whether it was running until now. */
    boolean cancel(UUID id, Instant now) {
        return jdbc.sql(CANCEL)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Those of which nothing was heard since then were interrupted. */
    int abandon(Instant before, Instant now) {
        return jdbc.sql(ABANDON)
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .update();
    }

    void moved(UUID id, long first, List<MovedLead> moved) {
        var rows = new ArrayList<Object[]>();
        for (var i = 0; i < moved.size(); i++) {
            rows.add(new Object[] {id, first + i, EventJson.mapper().writeValueAsString(moved.get(i))});
        }
        template.batchUpdate("INSERT INTO replay_moved (replay_id, number, moved) VALUES (?, ?, ?::jsonb)", rows);
    }

    List<Entry> latest(int most) {
        return jdbc.sql(HEADS).param("most", most).query(ReplayStore::entry).list();
    }

    Optional<Entry> find(UUID id) {
        return jdbc.sql("SELECT * FROM replay WHERE id = ?")
                .param(id)
                .query(ReplayStore::entry)
                .optional();
    }

    List<NumberedMove> moved(UUID id, long after, int most) {
        return jdbc.sql(MOVED)
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new NumberedMove(
                        row.getLong("number"), EventJson.mapper().readTree(row.getString("moved"))))
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        var report = row.getString("report");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("version"),
                row.getInt("days"),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("leads"),
                row.getLong("replayed"),
                row.getString("failure"),
                report == null ? null : EventJson.mapper().readTree(report));
    }
}
