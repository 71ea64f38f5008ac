package io.headgate.portal.keys;

import io.headgate.model.portal.v1.KeyChanged.Owner;
import io.headgate.portal.config.PortalProperties;
import io.headgate.service.peer.PeerClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Waits until a new key works where it will be used, so that whoever is shown it can use it at once. */
@Component
class KeyLiveCheck {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final PeerClient peers;
    private final Duration wait;

    KeyLiveCheck(PeerClient peers, PortalProperties properties) {
        this.peers = peers;
        this.wait = properties.liveWait();
    }

    private record Answer(boolean known) {}

    /** Returns once the service knows the key, or when the wait is over: the key is valid either way. */
    void await(Owner owner, String keyId) {
        var service = owner == Owner.SOURCE ? peers.intake() : peers.reconciliation();
        long end = System.nanoTime() + wait.toNanos();
        while (!knows(service, keyId) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean knows(RestClient service, String keyId) {
        try {
            var answer = service.get()
                    .uri("/internal/config-keys/{id}", keyId)
                    .retrieve()
                    .body(Answer.class);
            return answer != null && answer.known();
        } catch (RestClientException e) {
            return false;
        }
    }
}
