package io.headgate.portal.live;

import io.headgate.model.portal.v1.Revised;
import io.headgate.portal.config.PortalProperties;
import io.headgate.service.peer.PeerClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks each service what it knows, until all know the new version or change, or the wait is over. */
@Component
public class RolloutCheck {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final PeerClient peers;
    private final Duration wait;

    RolloutCheck(PeerClient peers, PortalProperties properties) {
        this.peers = peers;
        this.wait = properties.liveWait();
    }

    /** Which service reported it in time, and how long the last of them took. */
    public record Report(Map<String, Boolean> live, long millis) {

        public boolean everywhere() {
            return live.values().stream().allMatch(Boolean::booleanValue);
        }
    }

    private record Version(@Nullable Integer version) {}

    private record Revision(@Nullable Long revision) {}

    /** Waits until every service runs this version, or a later one. */
    public Report ofVersion(int version) {
        return await(EnumSet.allOf(Place.class), service -> {
            var answer =
                    service.get().uri("/internal/config-version").retrieve().body(Version.class);
            return answer != null && answer.version() != null && answer.version() >= version;
        });
    }

    /** Waits until these services know this change of its thing, or a later one. */
    public Report ofChange(Revised change, Set<Place> places) {
        var revision = change.revision();
        return await(places, service -> {
            var answer = service.get()
                    .uri("/internal/config-changes/{key}", change.key())
                    .retrieve()
                    .body(Revision.class);
            return answer != null && answer.revision() != null && revision != null && answer.revision() >= revision;
        });
    }

    private Report await(Set<Place> places, Predicate<RestClient> knows) {
        var started = System.nanoTime();
        var live = new ConcurrentHashMap<Place, Long>();
        var pending = new CountDownLatch(places.size());
        places.forEach(
                place -> Thread.ofVirtual().name("live-check-" + place.word()).start(() -> {
                    if (runs(service(place), knows, started)) {
                        live.put(place, System.nanoTime());
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
        places.stream().sorted().forEach(place -> report.put(place.word(), seen.containsKey(place)));
        var last = seen.values().stream().mapToLong(Long::longValue).max().orElse(System.nanoTime());
        return new Report(report, TimeUnit.NANOSECONDS.toMillis(last - started));
    }

    private boolean runs(RestClient service, Predicate<RestClient> knows, long started) {
        while (System.nanoTime() - started < wait.toNanos()) {
            try {
                if (knows.test(service)) {
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

    private RestClient service(Place place) {
        return switch (place) {
            case INTAKE -> peers.intake();
            case VALIDATION -> peers.validation();
            case ROUTING -> peers.routing();
            case DELIVERY -> peers.delivery();
            case RECONCILIATION -> peers.reconciliation();
        };
    }
}
