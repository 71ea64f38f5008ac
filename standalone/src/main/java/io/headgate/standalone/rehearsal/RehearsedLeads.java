package io.headgate.standalone.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headgate.embedded.EmbeddedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Sends made-up leads all the way to endpoints of its own while the Java machine watches: what it then knows of that way
 * spares an installation's first leads the minutes in which everything is interpreted and compiled.
 */
public final class RehearsedLeads implements AutoCloseable {

    private static final int LEADS = 5_000;
    private static final int AT_ONCE = 24;
    private static final Duration LONGEST = Duration.ofSeconds(45);
    private static final int ENDPOINTS = 12;
    private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final String portal;
    private final String intake;
    private final String token;
    private final HttpServer receiver;

    /**
     * Opens the endpoint that takes the leads.
     *
     * @param token the bootstrap token of the installation that practises
     */
    public RehearsedLeads(String portal, String intake, String token) {
        this.portal = portal;
        this.intake = intake;
        this.token = token;
        try {
            receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new EmbeddedException("The rehearsal finds no free port.", e);
        }
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::accept);
        receiver.start();
    }

    private void accept(HttpExchange exchange) throws IOException {
        var answer = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        arrived.incrementAndGet();
    }

    /** Sends the leads, and returns when all have arrived or when that takes too long: practice need not be complete. */
    public void send() {
        admin(
                "PUT",
                "/api/admin/secrets/rehearsal",
                "application/json",
                "{\"value\":\"" + token.substring(0, 32) + "\"}");
        admin("PUT", "/api/admin/config/draft", "application/yaml", network());
        admin("POST", "/api/admin/config/publish", "application/json", "{}");
        var matcher = KEY.matcher(admin("POST", "/api/admin/sources/source/keys", "application/json", "{}"));
        if (!matcher.find()) {
            throw new EmbeddedException("The portal gave no key.");
        }
        var key = matcher.group(1);
        long end = System.nanoTime() + LONGEST.toNanos();
        var room = new Semaphore(AT_ONCE);
        try (var posters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LEADS && System.nanoTime() < end; i++) {
                int person = i;
                room.acquire();
                posters.execute(() -> {
                    try {
                        post(key, lead(person));
                    } catch (EmbeddedException e) {
                        // A machine that is too busy for all of them has practised with the others.
                        missed.incrementAndGet();
                    } finally {
                        room.release();
                    }
                });
            }
            while (arrived.get() + missed.get() < LEADS && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("interrupted", e);
        }
    }

    private void post(String key, String lead) {
        call(HttpRequest.newBuilder(URI.create(intake + "/v1/leads"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(lead))
                .build());
    }

    private String admin(String method, String path, String type, String body) {
        return call(HttpRequest.newBuilder(URI.create(portal + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private String call(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new EmbeddedException(
                        request.method() + " " + request.uri().getPath() + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new EmbeddedException("A service does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("interrupted", e);
        }
    }

    private String network() {
        var port = receiver.getAddress().getPort();
        var clients = new StringBuilder();
        var rights = new StringBuilder();
        for (int i = 0; i < ENDPOINTS; i++) {
            var way = i % 2 == 0 ? "method: webhook, secret_ref: rehearsal" : "method: http";
            clients.append(String.format(Locale.ROOT, """
                  - id: dealer-%1$d
                    time_zone: America/Chicago
                    endpoints:
                      - id: dealer-%1$d-crm
                        price: "42.00"
                        caps: [{limit: 100000, per: day}]
                        delivery: {%2$s, url: "http://127.0.0.1:%3$d/%1$d"}
                """, i, way, port));
            rights.append(String.format(
                    Locale.ROOT,
                    "  - {endpoint: dealer-%d-crm, right: shared, service_lines: [one], area: {counties: [\"48453\"]},"
                            + " from: 2015-04-01}%n",
                    i));
        }
        return """
            brand: {id: rehearsal, name: Rehearsal, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: one}]
            vendors:
              - id: vendor
                sources:
                  - id: source
                    service_lines: [one]
                    schema: {required: [first_name, last_name, phone, address.zip, service_line]}
                    dedupe: {keys: [phone, email], window: P30D, scope: source}
                    validation: {phone: {fail: reject}}
                    contract: {valid_from: 2026-01-01, cost: {model: cpl, amount: "18.00", payable_on: accepted}}
            clients:
            %sterritories:
            %splans: [{id: all, steps: [{id: rights, pool: territory, algorithm: round_robin, recipients: 1}]}]
            """.formatted(clients, rights);
    }

    private static String lead(int person) {
        return String.format(Locale.ROOT, """
            {"first_name": "Ann", "last_name": "Example", "phone": "512%07d", "email": "ann.%d@example.com",
             "address": {"line1": "%d Main St", "city": "Austin", "state": "TX", "zip": "78701"}, "service_line": "one"}
            """, 2_000_000 + person, person, person + 1);
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
