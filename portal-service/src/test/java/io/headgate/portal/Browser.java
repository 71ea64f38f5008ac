package io.headgate.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody in front of the portal: with a session and its CSRF token, with an access token, or with neither. */
final class Browser {

    private static final JsonMapper JSON = JsonMapper.shared();

    record Reply(int status, String body, Map<String, String> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            return json().path("code").asString();
        }
    }

    private final String base;
    private static final AtomicInteger STRANGERS = new AtomicInteger();

    private final HttpClient http;
    private final Map<String, String> always = new LinkedHashMap<>();

    /** Somebody at an address of his own: the logins of all tests together are more than one address may try. */
    Browser(int port) {
        this(port, STRANGERS.incrementAndGet());
    }

    private Browser(int port, int stranger) {
        base = "http://127.0.0.1:" + port;
        http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .localAddress(InetAddress.ofLiteral("127.0.%d.%d".formatted(stranger / 250, 1 + stranger % 250)))
                .build();
    }

    static Browser withToken(int port, String token) {
        var browser = new Browser(port, 0);
        browser.always.put("Authorization", "Bearer " + token);
        return browser;
    }

    static Browser loggedIn(int port, String username, String password) {
        var browser = new Browser(port);
        var reply = browser.login(username, password);
        if (reply.status() != 204) {
            throw new AssertionError("login answered " + reply);
        }
        browser.takeCsrf();
        return browser;
    }

    Reply login(String username, String password) {
        return post("/api/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password));
    }

    void takeCsrf() {
        var csrf = get("/api/me").json().path("csrf");
        always.put(csrf.path("header").asString(), csrf.path("token").asString());
    }

    void forget(String header) {
        always.remove(header);
    }

    Reply get(String path) {
        return send("GET", path, null, Map.of());
    }

    Reply get(String path, String accept) {
        return send("GET", path, null, Map.of("Accept", accept));
    }

    Reply post(String path, @Nullable String json) {
        return send("POST", path, json == null ? "" : json, Map.of("Content-Type", "application/json"));
    }

    Reply put(String path, String json) {
        return send("PUT", path, json, Map.of("Content-Type", "application/json"));
    }

    Reply delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Reply send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var answer = raw(method, path, body, headers, HttpResponse.BodyHandlers.ofString());
        var flat = new LinkedHashMap<String, String>();
        answer.headers().map().forEach((name, values) -> flat.put(name, String.join(", ", values)));
        return new Reply(answer.statusCode(), answer.body(), flat);
    }

    <T> HttpResponse<T> raw(
            String method,
            String path,
            @Nullable String body,
            Map<String, String> headers,
            HttpResponse.BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        always.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
