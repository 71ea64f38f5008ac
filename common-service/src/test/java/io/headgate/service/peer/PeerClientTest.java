package io.headgate.service.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.headgate.service.config.HeadgateProperties.Peers;
import io.headgate.service.crypto.MasterKey;
import io.headgate.service.crypto.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class PeerClientTest {

    private static final Duration DEADLINE = Duration.ofMillis(200);

    private final CountDownLatch ordinaryGaveUp = new CountDownLatch(1);
    private HttpServer server;
    private PeerClient peers;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        // Answers its first half at once and its second when the test has seen an ordinary call give up.
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write('a');
                exchange.getResponseBody().flush();
                ordinaryGaveUp.await();
                exchange.getResponseBody().write('b');
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        peers = new PeerClient(
                new Peers(null, null, null, null, url, null, DEADLINE),
                new ServiceToken(MasterKey.of(Base64.getEncoder().encodeToString(new byte[32]))));
    }

    @AfterEach
    void stop() {
        ordinaryGaveUp.countDown();
        server.stop(0);
    }

    @Test
    void aStreamMayTakeLongerThanAnOrdinaryAnswer() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stream = workers.submit(() -> read(peers.reconciliationStream(Duration.ofMinutes(1))));

            assertThatThrownBy(() -> read(peers.reconciliation())).isInstanceOf(ResourceAccessException.class);
            ordinaryGaveUp.countDown();

            assertThat(stream.get()).isEqualTo("ab");
        }
    }

    private static String read(RestClient client) {
        return client.get()
                .uri("/")
                .exchangeForRequiredValue(
                        (_, answer) -> new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }
}
