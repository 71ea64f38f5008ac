package io.headgate.routing.journal;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes down, in the transaction that changes counters and while it holds their locks, what it did. So of two that
 * meet at a counter the later one has the higher number, whatever copy of the service it runs in.
 */
public final class EventJournal {

    private static final Duration REPEATED = Duration.ofHours(6);

    private static final String APPEND = """
        INSERT INTO journal (at, leads, network, world, entry) VALUES (?, ?, ?, ?, ?)
        """;

    private static final String APPEND_COUNTED = """
        INSERT INTO journal (at, leads, entry) VALUES (clock_timestamp(), 0, ?)
        """;

    private static final String PUT = """
        INSERT INTO journal_content (id, stored, used_at) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET used_at = GREATEST(journal_content.used_at, excluded.used_at)
        """;

    private final JdbcTemplate template;
    private final Map<Long, Instant> put = new ConcurrentHashMap<>();
    private volatile @Nullable Named<CompiledNetwork> lastNetwork;
    private volatile @Nullable Named<DecisionEnvironment> lastWorld;

    private record Named<T>(T value, JournalContent content) {}

    public EventJournal(JdbcTemplate template) {
        this.template = template;
    }

    /**
     * Appends a batch. To be called last in its transaction: with the locks of every counter that it changed, and without
     * waiting for anything afterwards.
     */
    public void batch(Batch batch) {
        template.update(
                APPEND,
                Timestamp.from(batch.now()),
                batch.asked().size(),
                batch.network(),
                batch.world(),
                JournalEntryCodec.write(batch));
    }

    /** Appends what a cap counted when it began, with that counter locked. */
    public void counted(CapOpened counted) {
        template.update(APPEND_COUNTED, JournalEntryCodec.write(counted));
    }

    /** Works out the name of a network, which takes a while for a large one: to be called before anything is locked. */
    public void meet(CompiledNetwork network) {
        content(network);
    }

    /** The name of a network; what it stands for is stored unless it was of late. */
    public long network(CompiledNetwork network, Instant now) {
        return stored(content(network), now);
    }

    private JournalContent content(CompiledNetwork network) {
        var known = lastNetwork;
        if (known == null || known.value() != network) {
            known = new Named<>(
                    network, JournalContent.of(new JournalContent.Network(network.version(), network.document())));
            lastNetwork = known;
        }
        return known.content();
    }

    /** The name of what a decision saw beside configuration and counters, likewise. */
    public long world(DecisionInputs context) {
        var world = DecisionEnvironment.of(context);
        var known = lastWorld;
        if (known == null || !known.value().equals(world)) {
            known = new Named<>(world, JournalContent.of(world));
            lastWorld = known;
        }
        return stored(known.content(), context.now());
    }

    private long stored(JournalContent content, Instant now) {
        var at = put.get(content.id());
        if (at == null || at.plus(REPEATED).isBefore(now)) {
            template.update(PUT, content.id(), content.stored(), Timestamp.from(now));
            // Not before the commit: what is rolled back was not stored.
            AfterCommit.run(() -> put.put(content.id(), now));
        }
        return content.id();
    }
}
