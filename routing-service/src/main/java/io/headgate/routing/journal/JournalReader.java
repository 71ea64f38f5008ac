package io.headgate.routing.journal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the journal in its order, a stretch at a time, so that no snapshot of the database is kept open. */
public final class JournalReader {

    private static final String AFTER = """
        SELECT seq, leads, entry FROM journal WHERE seq > :after AND seq <= :until ORDER BY seq LIMIT :most
        """;

    private static final String THESE = """
        SELECT seq, leads, entry FROM journal WHERE seq = ANY(:these) ORDER BY seq
        """;

    // By the index of the moments and not, as max alone would, backwards through all numbers.
    private static final String OF_MOMENT = """
        SELECT max(seq) FROM (SELECT seq FROM journal WHERE at = :at OFFSET 0) AS found
        """;

    // Who had taken a number before now has come to its end when nobody who was running now runs any more.
    private static final String STILL_RUNNING = """
        SELECT pg_snapshot_xmin(pg_current_snapshot()) < :then::xid8
        """;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int PATIENCE = 500;

    private final JdbcClient jdbc;

    public JournalReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An entry in its place.
     *
     * @param leads how many decisions it holds
     */
    public record Numbered(long seq, int leads, JournalEntry entry) {}

    /** The last entry's number, once every one before it is there or will never be. */
    public long end() throws InterruptedException {
        long end = jdbc.sql("SELECT COALESCE(max(seq), 0) FROM journal")
                .query(Long.class)
                .single();
        var then = jdbc.sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        for (var i = 0; i < PATIENCE && stillRunning(then); i++) {
            Thread.sleep(PAUSE);
        }
        return end;
    }

    /** The last entry of a moment. */
    public Optional<Long> lastOf(Instant at) {
        return jdbc.sql(OF_MOMENT)
                .param("at", Timestamp.from(at))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    private boolean stillRunning(String then) {
        return jdbc.sql(STILL_RUNNING).param("then", then).query(Boolean.class).single();
    }

    public List<Numbered> after(long seq, long until, int most) {
        return jdbc.sql(AFTER)
                .param("after", seq)
                .param("until", until)
                .param("most", most)
                .query((row, _) -> new Numbered(
                        row.getLong("seq"), row.getInt("leads"), JournalEntryCodec.read(row.getBytes("entry"))))
                .list();
    }

    /** Those of these entries that were committed after all. */
    public List<Numbered> these(List<Long> seqs) {
        return jdbc.sql(THESE)
                .param("these", seqs.toArray(Long[]::new))
                .query((row, _) -> new Numbered(
                        row.getLong("seq"), row.getInt("leads"), JournalEntryCodec.read(row.getBytes("entry"))))
                .list();
    }

    /** How many decisions stand after an entry, up to another. */
    public long leads(long seq, long until) {
        return jdbc.sql("SELECT COALESCE(sum(leads), 0) FROM journal WHERE seq > ? AND seq <= ?")
                .params(seq, until)
                .query(Long.class)
                .single();
    }

    public Optional<JournalContent.Network> network(long id) {
        return content(id).map(content -> content.readAs(JournalContent.Network.class));
    }

    public Optional<DecisionEnvironment> world(long id) {
        return content(id).map(content -> content.readAs(DecisionEnvironment.class));
    }

    private Optional<JournalContent> content(long id) {
        return jdbc.sql("SELECT stored FROM journal_content WHERE id = ?")
                .param(id)
                .query((row, _) -> new JournalContent(id, row.getBytes("stored")))
                .optional();
    }
}
