package io.headgate.portal.control;

import io.headgate.portal.config.PortalProperties;
import io.headgate.service.peer.PeerClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks each service which version it runs, until all run the new one or the wait is over. */
@Component
class LiveCheck {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Map<String, RestClient> services;
    private final Duration wait;

    LiveCheck(PeerClient peers, PortalProperties properties) {
        services = new LinkedHashMap<>();
        services.put("intake", peers.intake());
        services.put("validation", peers.validation());
        services.put("routing", peers.routing());
        services.put("delivery", peers.delivery());
        services.put("reconciliation", peers.reconciliation());
        wait = properties.liveWait();
    }

    /** Which service reported the version in time, and how long the last of them took. */
    record Report(Map<String, Boolean> live, long millis) {}

    private record Answer(@Nullable Integer version) {}

    Report await(int version) {
        var started = System.nanoTime();
        var live = new ConcurrentHashMap<String, Long>();
        var pending = new CountDownLatch(services.size());
        services.forEach(
                (name, client) -> Thread.ofVirtual().name("live-check-" + name).start(() -> {
                    if (runs(client, version, started)) {
                        live.put(name, System.nanoTime());
                    }
                    pending.countDown();
                }));
        try {
            // A straggler's answer after this moment no longer counts.
            var _ = pending.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var seen = Map.copyOf(live);
        var report = new LinkedHashMap<String, Boolean>();
        services.keySet().forEach(name -> report.put(name, seen.containsKey(name)));
        var last = seen.values().stream().mapToLong(Long::longValue).max().orElse(System.nanoTime());
        return new Report(report, TimeUnit.NANOSECONDS.toMillis(last - started));
    }

    private boolean runs(RestClient client, int version, long started) {
        while (System.nanoTime() - started < wait.toNanos()) {
            try {
                var answer =
                        client.get().uri("/internal/config-version").retrieve().body(Answer.class);
                if (answer != null && answer.version() != null && answer.version() >= version) {
                    return true;
                }
            } catch (RestClientException e) {
                // Not up, or not yet: asked again until the wait is over.
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
