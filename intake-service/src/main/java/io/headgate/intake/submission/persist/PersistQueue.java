package io.headgate.intake.submission.persist;

import io.headgate.messaging.database.DatabaseTrouble;
import io.headgate.model.shared.ReasonCode;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets submissions that arrive together share a transaction. An idle writer takes a lead at once, so nobody waits for
 * company; under load the leads that came during one commit make up the next. A lead that cannot be recorded never harms
 * another: whatever fails as a batch is repeated one by one.
 */
@Component
public class PersistQueue implements SmartLifecycle {

    // Few on purpose: the fewer, the more leads share a commit; two keep one busy while the other waits for the disk.
    private static final int WRITERS = 2;
    private static final int BATCH = 32;
    private static final int CAPACITY = 5_000;
    private static final int MAX_HINTS = 10_000;
    // A database that hangs does not refuse; its callers are told after this, before they give up themselves.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PersistLeads recordLeads;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Set<String> fullCaps = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private List<Thread> writers = List.of();

    PersistQueue(PersistLeads recordLeads) {
        this.recordLeads = recordLeads;
    }

    private record Pending(NewLead lead, CompletableFuture<Submitted> done) {}

    /** Returns once the lead is durable, or throws what kept it from being so. */
    public Submitted record(NewLead lead) {
        var pending = new Pending(lead, new CompletableFuture<>());
        if (!running || !queue.offer(pending)) {
            throw unavailable();
        }
        try {
            return pending.done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemCode.UNAVAILABLE,
                "This cannot be made durable at the moment; please repeat with the same Idempotency-Key.",
                List.of(),
                Duration.ofSeconds(2));
    }

    private void writeLoop() {
        var later = new ArrayDeque<Pending>();
        while (running || !queue.isEmpty() || !later.isEmpty()) {
            try {
                write(nextBatch(later));
            } catch (InterruptedException e) {
                // Told to stop: what is queued is still written, see the loop's condition.
                continue;
            }
        }
    }

    // Two leads with a key, claim or person in common go into different batches, in the order in which they came.
    private List<Pending> nextBatch(Deque<Pending> later) throws InterruptedException {
        var candidates = new ArrayList<>(later);
        later.clear();
        if (candidates.isEmpty()) {
            var first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            candidates.add(first);
        }
        queue.drainTo(candidates, Math.max(0, BATCH - candidates.size()));
        var batch = new ArrayList<Pending>();
        var names = new HashSet<String>();
        for (var candidate : candidates) {
            if (fits(candidate.lead, names)) {
                batch.add(candidate);
            } else {
                later.add(candidate);
            }
        }
        return batch;
    }

    private static boolean fits(NewLead lead, Set<String> names) {
        var own = new ArrayList<>(lead.claims().person().persons());
        own.add("person/" + lead.person());
        lead.requests().forEach(request -> own.add("request/" + lead.source().sourceId() + "/" + request.key()));
        if (own.stream().anyMatch(names::contains)) {
            return false;
        }
        names.addAll(own);
        return true;
    }

    private void write(List<Pending> batch) {
        var together =
                batch.stream().filter(pending -> !knownFull(pending.lead)).toList();
        if (together.size() > 1) {
            writeTogether(together);
        } else {
            together.forEach(this::writeAlone);
        }
        if (together.size() < batch.size()) {
            batch.stream().filter(pending -> !pending.done.isDone()).forEach(this::writeAlone);
        }
    }

    private void writeTogether(List<Pending> batch) {
        try {
            var submitted = recordLeads.record(batch.stream().map(Pending::lead).toList());
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).done.complete(submitted.get(i));
            }
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isOutage(e) && !(e instanceof ConcurrencyFailureException)) {
                // The next would only wait for the same database; all callers are told at once.
                var waiting = new ArrayList<>(batch);
                queue.drainTo(waiting);
                waiting.forEach(pending -> pending.done.completeExceptionally(e));
            } else {
                batch.forEach(this::writeAlone);
            }
        }
    }

    private void writeAlone(Pending pending) {
        try {
            var submitted = recordLeads.record(List.of(pending.lead)).getFirst();
            if (submitted instanceof Submitted.Recorded recorded
                    && recorded.reason() == ReasonCode.SOURCE_CAP_REACHED
                    && !recorded.repeated()) {
                rememberFull(pending.lead);
            }
            pending.done.complete(submitted);
        } catch (RuntimeException e) {
            pending.done.completeExceptionally(e);
        }
    }

    // Only a hint that a batch would fail: the database alone decides whether a cap has room.
    private boolean knownFull(NewLead lead) {
        return lead.claims().caps().stream().map(lead::nameOf).anyMatch(fullCaps::contains);
    }

    private void rememberFull(NewLead lead) {
        if (fullCaps.size() > MAX_HINTS) {
            fullCaps.clear();
        }
        lead.claims().caps().stream().map(lead::nameOf).forEach(fullCaps::add);
    }

    @Override
    public void start() {
        running = true;
        writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> Thread.ofPlatform().name("lead-writer-" + i).start(this::writeLoop))
                .toList();
    }

    @Override
    public void stop() {
        running = false;
        for (var writer : writers) {
            try {
                writer.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        // Starts before the web server and stops after it, so that no request meets a closed queue.
        return Integer.MIN_VALUE + 3000;
    }
}
