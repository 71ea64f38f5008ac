package io.headgate.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Plays every endpoint of the demonstration network on loopback, each with its temper, and checks the signatures. */
final class Sink implements AutoCloseable {

    private static final int SECRET_BYTES = 32;
    private static final Duration FLAP_EVERY = Duration.ofMinutes(5);
    private static final Duration FLAP_FOR = Duration.ofMinutes(1);

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicLong received = new AtomicLong();
    private final InstantSource clock = InstantSource.system();

    private Sink(HttpServer server, Map<String, Behaviour> behaviours) {
        this.server = server;
        this.behaviours = behaviours;
    }

    static Sink start(int port, Map<String, Behaviour> behaviours) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        var sink = new Sink(server, behaviours);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/e/", sink::receive);
        server.start();
        return sink;
    }

    /** The signing secret of an endpoint, made when first asked for. */
    String secretFor(String ref) {
        return secrets.computeIfAbsent(ref, any -> {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            return "whsec_" + Base64.getEncoder().encodeToString(bytes);
        });
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var endpoint = exchange.getRequestURI().getPath().substring("/e/".length());
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            long n = received.incrementAndGet();
            if (!signed(endpoint, exchange, body)) {
                answer(exchange, 401, "{\"error\":\"bad signature\"}");
                return;
            }
            switch (behaviours.getOrDefault(endpoint, Behaviour.PROMPT)) {
                case PROMPT, DEAD -> accept(exchange, n, 3, 25);
                case SLOW -> accept(exchange, n, 1000, 3000);
                case PICKY -> pick(exchange, n);
                case FLAPPING -> flap(exchange, n);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean signed(String endpoint, HttpExchange exchange, String body) {
        var secret = secrets.get(endpoint);
        if (secret == null) {
            return true;
        }
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            return true;
        } catch (WebhookVerificationException | com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
            return false;
        }
    }

    private static void accept(HttpExchange exchange, long n, int fromMillis, int toMillis)
            throws IOException, InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(fromMillis, toMillis));
        answer(exchange, 200, "{\"status\":\"accepted\",\"id\":\"crm-" + n + "\"}");
    }

    private static void pick(HttpExchange exchange, long n) throws IOException, InterruptedException {
        if (n % 3 == 0) {
            answer(exchange, 200, "{\"status\":\"rejected\",\"reason\":\"Outside our service area\"}");
        } else {
            accept(exchange, n, 10, 60);
        }
    }

    private void flap(HttpExchange exchange, long n) throws IOException, InterruptedException {
        long millis = clock.millis() % FLAP_EVERY.toMillis();
        if (millis < FLAP_FOR.toMillis()) {
            answer(exchange, 503, "{\"error\":\"maintenance\"}");
        } else {
            accept(exchange, n, 5, 30);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
