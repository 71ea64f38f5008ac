package io.headgate.portal.network;

import io.headgate.service.peer.PeerClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks routing and intake how far each cap is used. Without an answer the lists still come, without meters. */
@Component
class Meters {

    private static final int CALLS_AT_ONCE = 16;

    private final PeerClient peers;

    Meters(PeerClient peers) {
        this.peers = peers;
    }

    /** One cap and how far it is used. */
    record Meter(
            String per,
            String unit,
            BigDecimal limit,
            BigDecimal taken,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            @Nullable String timeZone) {}

    private record Answer(@Nullable List<Item> items) {}

    private record Item(
            @Nullable String owner,
            String ownerId,
            String per,
            String unit,
            BigDecimal limit,
            BigDecimal taken,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            @Nullable String timeZone) {

        Meter meter() {
            return new Meter(per, unit, limit, taken, windowStart, windowEnd, timeZone);
        }
    }

    /** The meters by endpoint; empty when routing does not answer. */
    Optional<Map<String, List<Meter>>> ofEndpoints(Collection<String> ids) {
        return ask(peers.routing(), "endpoint", List.copyOf(ids));
    }

    /** The meters by source; empty when intake does not answer. */
    Optional<Map<String, List<Meter>>> ofSources(Collection<String> ids) {
        return ask(peers.intake(), "source", List.copyOf(ids));
    }

    // One call per owner, several at a time: a page has few owners with caps, and each call is short.
    private static Optional<Map<String, List<Meter>>> ask(RestClient peer, String parameter, List<String> ids) {
        var atOnce = new Semaphore(CALLS_AT_ONCE);
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = ids.stream()
                    .map(id -> calls.submit(() -> {
                        atOnce.acquire();
                        try {
                            return one(peer, parameter, id);
                        } finally {
                            atOnce.release();
                        }
                    }))
                    .toList();
            var found = new HashMap<String, List<Meter>>();
            for (int i = 0; i < ids.size(); i++) {
                found.put(ids.get(i), answers.get(i).get());
            }
            return Optional.of(found);
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<Meter> one(RestClient peer, String parameter, String id) {
        var answer = peer.get()
                .uri("/internal/caps?" + parameter + "={id}", id)
                .retrieve()
                .body(Answer.class);
        if (answer == null || answer.items() == null) {
            throw new RestClientException("no meters");
        }
        return answer.items().stream().map(Item::meter).toList();
    }
}
