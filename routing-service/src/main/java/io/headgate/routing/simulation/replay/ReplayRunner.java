package io.headgate.routing.simulation.replay;

import io.headgate.messaging.event.EventIds;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.decision.DecisionPreview;
import io.headgate.routing.journal.Checkpoints;
import io.headgate.routing.journal.JournalReader;
import io.headgate.routing.simulation.state.JournalScan;
import io.headgate.routing.simulation.state.ReplayLeads;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs replays in the background, one at a time over all copies of the service. */
@Component
class ReplayRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);
    private static final int MOVES_AT_ONCE = 200;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final ReplayStore book;
    private final DecisionPreview preview;
    private final DecisionEngine engine;
    private final ReplayProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Job failAbandoned;
    private volatile @Nullable Thread running;
    private volatile boolean stopping;

    ReplayRunner(
            ReplayStore book,
            DecisionPreview preview,
            DecisionEngine engine,
            ReplayProperties properties,
            JdbcClient jdbc,
            Clock clock,
            Jobs jobs) {
        this.book = book;
        this.preview = preview;
        this.engine = engine;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.failAbandoned = jobs.job("replays.fail-abandoned");
    }

    /** What is to be replayed, and by what. */
    record ReplayTask(
            String version,
            CompiledNetwork network,
            int days,
            @Nullable String by) {}

    /** Starts it; empty when one is running already. */
    Optional<UUID> start(ReplayTask task) {
        failAbandoned();
        var id = EventIds.next();
        if (!book.begin(id, task.version(), task.days(), task.by(), clock.instant())) {
            return Optional.empty();
        }
        running = Thread.ofPlatform().name("replay").daemon().start(() -> run(id, task));
        return Optional.of(id);
    }

    /** One whose process went away is over. */
    @Scheduled(fixedDelayString = "10s", initialDelayString = "1s")
    void failAbandoned() {
        failAbandoned.run(() -> {
            var now = clock.instant();
            if (book.abandon(now.minus(properties.abandonedAfter()), now) > 0) {
                LOG.warn("a replay was interrupted by the end of its process");
            }
        });
    }

    private void run(UUID id, ReplayTask task) {
        try {
            replay(id, task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // No message, because the driver's quotes what was read.
            LOG.error("replay {} failed: {}", id, e.getClass().getSimpleName());
            fail(
                    id,
                    stopping
                            ? "interrupted"
                            : "It could not go on: " + e.getClass().getSimpleName() + ".");
        }
    }

    private void fail(UUID id, String why) {
        try {
            book.failed(id, why, clock.instant());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("replay {} is found to be interrupted later", id);
        }
    }

    private void replay(UUID id, ReplayTask task) throws InterruptedException {
        var wanted = clock.instant().minus(Duration.ofDays(task.days()));
        var start = new Checkpoints(jdbc).before(wanted);
        if (start.isEmpty()) {
            book.failed(id, "Nothing was written down yet.", clock.instant());
            return;
        }
        var journal = new JournalReader(jdbc);
        var span = new JournalScan.Span(start.get(), journal.end());
        var leads = journal.leads(span.start().seq(), span.end());
        book.progress(id, leads, 0, clock.instant());
        var moves = new Moves(id);
        var replay = new ReplayComparison(engine, task.network(), moves::add);
        var cases = new ReplayLeads(jdbc);
        var walk = new JournalScan(journal, cases, preview, span, new ReplayWithNewCaps(replay, task.network(), cases));
        var whole = walk.walk(replayed -> !stopping && book.progress(id, leads, replayed, clock.instant()));
        moves.flush();
        if (whole) {
            var currency = task.network().currency();
            var report = ReplayReport.of(replay.outcome(), span.start().at(), walk.last(), currency);
            book.done(id, report, clock.instant());
        } else if (stopping) {
            book.failed(id, "interrupted", clock.instant());
        }
    }

    /** Leads that would move, written in batches. */
    private final class Moves {

        private final UUID id;
        private final List<MovedLead> waiting = new ArrayList<>();
        private long written;

        Moves(UUID id) {
            this.id = id;
        }

        void add(MovedLead moved) {
            waiting.add(moved);
            if (waiting.size() >= MOVES_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            book.moved(id, written + 1, waiting);
            written += waiting.size();
            waiting.clear();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        var thread = running;
        if (thread != null) {
            thread.join(LAST_WORDS);
        }
    }
}
