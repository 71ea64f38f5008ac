package io.headgate.portal.network;

import io.headgate.service.peer.PeerClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks routing and intake how far each cap is used. Without an answer the lists still come, without meters. */
@Component
class Meters {

    private static final int IDS_PER_CALL = 50;

    private final PeerClient peers;

    Meters(PeerClient peers) {
        this.peers = peers;
    }

    /** One cap and how far it is used; the owner is endpoint, client, order or source. */
    record Meter(
            @Nullable String owner,
            @Nullable String name,
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
            @Nullable String endpointId,
            @Nullable String name,
            String per,
            String unit,
            BigDecimal limit,
            BigDecimal taken,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            @Nullable String timeZone) {

        /** On whose page it stands. */
        String shownAt() {
            return endpointId == null ? ownerId : endpointId;
        }

        Meter meter() {
            return new Meter(owner, name, per, unit, limit, taken, windowStart, windowEnd, timeZone);
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

    // Together, in as few calls as addresses of a sure length allow; the first that fails ends it.
    private static Optional<Map<String, List<Meter>>> ask(RestClient peer, String parameter, List<String> ids) {
        try {
            var found = new HashMap<String, List<Meter>>();
            for (int from = 0; from < ids.size(); from += IDS_PER_CALL) {
                var some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_CALL));
                items(peer, parameter, some)
                        .forEach(item -> found.computeIfAbsent(item.shownAt(), _ -> new ArrayList<>())
                                .add(item.meter()));
            }
            return Optional.of(found);
        } catch (RestClientException e) {
            return Optional.empty();
        }
    }

    private static List<Item> items(RestClient peer, String parameter, List<String> ids) {
        var answer = peer.get()
                .uri(uri ->
                        uri.path("/internal/caps").queryParam(parameter, ids).build())
                .retrieve()
                .body(Answer.class);
        if (answer == null || answer.items() == null) {
            throw new RestClientException("no meters");
        }
        return answer.items();
    }
}
