package io.headgate.portal.leads.changes;

import io.headgate.portal.config.PortalMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends lead changes to everybody who looks: at most four batches a second, read once for all. A viewer who cannot keep
 * up is cut off; the browser comes back by itself and goes on where it was.
 */
@Component
class LiveViewers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveViewers.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int BACKLOG = 40;

    private final LiveFeed feed;
    private final PortalMetrics metrics;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LiveViewers(LiveFeed feed, PortalMetrics metrics) {
        this.feed = feed;
        this.metrics = metrics;
    }

    /** Somebody looks from now on, or from where he was cut off. */
    SseEmitter open(String resumeFrom) {
        // Ends after a while, so that a viewer whose session is over has to say again who he is.
        var viewer = new Viewer(new SseEmitter(LONGEST.toMillis()), resumeFrom);
        viewer.emitter.onCompletion(() -> leave(viewer));
        viewer.emitter.onTimeout(viewer.emitter::complete);
        viewer.emitter.onError(_ -> leave(viewer));
        viewers.add(viewer);
        metrics.liveViewers(viewers.size());
        Thread.ofVirtual().name("live-viewer").start(viewer::send);
        return viewer.emitter;
    }

    private void leave(Viewer viewer) {
        viewers.remove(viewer);
        viewer.gone = true;
        metrics.liveViewers(viewers.size());
    }

    private final class Viewer {

        private final SseEmitter emitter;
        private final String resumeFrom;
        private final BlockingQueue<LiveFeed.Changes> backlog = new ArrayBlockingQueue<>(BACKLOG);
        private volatile boolean gone;

        Viewer(SseEmitter emitter, String resumeFrom) {
            this.emitter = emitter;
            this.resumeFrom = resumeFrom;
        }

        void offer(LiveFeed.Changes changes) {
            if (!backlog.offer(changes)) {
                emitter.complete();
                leave(this);
            }
        }

        void send() {
            try {
                emitter.send(SseEmitter.event()
                        .reconnectTime(TimeUnit.SECONDS.toMillis(2))
                        .comment("live"));
                write(feed.since(resumeFrom));
                while (!gone) {
                    var changes = backlog.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                    if (changes == null) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    } else {
                        write(changes);
                    }
                }
            } catch (IOException | IllegalStateException e) {
                leave(this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (DataAccessException | TransactionException e) {
                // The browser tries again; by then the database may answer.
                emitter.complete();
            }
        }

        // Oldest first; the position stands on the last, so that a cut in the middle repeats instead of losing.
        private void write(LiveFeed.Changes changes) throws IOException {
            var leads = changes.leads().reversed();
            for (int i = 0; i < leads.size(); i++) {
                var event = SseEmitter.event().name("lead").data(leads.get(i), MediaType.APPLICATION_JSON);
                emitter.send(i == leads.size() - 1 ? event.id(changes.upTo()) : event);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("live-feed").start(this::watch);
    }

    private void watch() {
        var position = "";
        while (running) {
            try {
                Thread.sleep(TICK);
                position = tell(position);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException e) {
                // Nothing is lost: the position stays, and the next look begins there.
                LOG.warn("the live feed cannot read: {}", e.getClass().getSimpleName());
            }
        }
    }

    private String tell(String position) {
        if (viewers.isEmpty()) {
            return "";
        }
        if (position.isEmpty()) {
            return viewers.stream().map(viewer -> viewer.resumeFrom).findFirst().orElse("");
        }
        var changes = feed.since(position);
        if (!changes.leads().isEmpty()) {
            List.copyOf(viewers).forEach(viewer -> viewer.offer(changes));
        }
        return changes.upTo();
    }

    @Override
    public void stop() {
        running = false;
        List.copyOf(viewers).forEach(viewer -> viewer.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        // Streams end before the web server waits for its requests to end.
        return Integer.MAX_VALUE;
    }
}
