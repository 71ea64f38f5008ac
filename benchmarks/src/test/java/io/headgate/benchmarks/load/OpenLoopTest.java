package io.headgate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void counts_only_what_was_answered_2xx() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(workers);
            server.createContext("/leads", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(asked.incrementAndGet() % 4 == 0 ? 503 : 200, 2);
                exchange.getResponseBody().write("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
            var target = LeadTarget.application(server.getAddress().getPort(), "/leads");

            var offered = OpenLoop.offer(target, 100, Duration.ofMillis(400));

            assertThat(offered.posted()).isEqualTo(40);
            assertThat(offered.answered()).hasSize(30);
            assertThat(offered.unanswered()).isEqualTo(10);
            server.stop(0);
        }
    }

    @Test
    void leaves_leads_unanswered_where_nobody_listens() throws Exception {
        int free = io.headgate.embedded.Ports.free();

        var offered = OpenLoop.offer(LeadTarget.application(free, "/leads"), 100, Duration.ofMillis(200));

        assertThat(offered.posted()).isEqualTo(20);
        assertThat(offered.answered()).isEmpty();
    }
}
