package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is sent to whatever call, the answer is a refusal in words, never a failure of ours. */
class HostileInputIT extends PortalFixture {

    private static final List<String> TEXTS =
            List.of("\\u0000", "'; DROP TABLE lead_view; --<script>", "\\ud800", "x".repeat(20_000));

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void neverFailsOnBodies() {
        var bodies = new ArrayList<>(List.of("", "{", "[]", "null", "{\"a\":".repeat(2000)));
        for (var text : TEXTS) {
            bodies.add("""
                    {"username": "%1$s", "password": "%1$s", "name": "%1$s", "value": "%1$s", "comment": "%1$s",
                     "reason": "%1$s", "purpose": "%1$s", "decision": "%1$s", "current": "%1$s", "source_id": "%1$s",
                     "version": "%1$s", "roles": ["ADMIN"],
                     "lead": {"service_line": "%1$s", "address": {"zip": "%1$s", "city": "%1$s", "state": "%1$s"}}}""".formatted(text));
        }
        bodies.add(
                "{\"until\": \"+1000000000-12-31T23:59:59Z\", \"expires_at\": \"+1000000000-12-31T23:59:59Z\", \"name\": \"n\"}");
        bodies.add("{\"username\": 7, \"roles\": \"x\", \"until\": {}, \"lead\": [], \"version\": {}}");
        var failed = new ArrayList<String>();
        publishExample();
        paths().forEach((call, path) -> {
            if (!call.startsWith("GET") && !call.startsWith("DELETE")) {
                for (var body : bodies) {
                    var status = status(call.substring(0, call.indexOf(' ')), path, body);
                    if (status >= 500 && status != 503) {
                        failed.add(call + " " + body.substring(0, Math.min(60, body.length())) + " -> " + status);
                    }
                }
            }
        });

        assertThat(failed).isEmpty();
    }

    @Test
    void neverFailsOnParameters() {
        var parameters = List.of(
                "q=%00&cursor=%00",
                "q=%F0%9F%92%A9&cursor=zzz&limit=-5",
                "limit=99999999999999",
                "cursor=" + "a".repeat(4000),
                "from=%2B1000000000-12-31T23:59:59Z&to=-1000000000-01-01T00:00:00Z",
                "from=2026-02-30&to=x&test=maybe&minutes=NaN",
                "source=" + "%27".repeat(50) + "&state=%25&outcome=,,,&reason=%5C&actor=%27&action=%00",
                "cursor=%7Bx%7D&from=%7By%7D&to=%7Bz%7D&q=%7Bq%7D&object=%7Bo%7D",
                "minutes=-1");
        var failed = new ArrayList<String>();
        paths().forEach((call, path) -> {
            if (call.startsWith("GET")) {
                for (var parameter : parameters) {
                    var status = status("GET", path + "?" + parameter, null);
                    if (status >= 500 && status != 503) {
                        failed.add(call + "?" + parameter + " -> " + status);
                    }
                }
            }
        });

        assertThat(failed).isEmpty();
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var refused = new Browser(port).post("/api/login", "{\"username\": \"" + "x".repeat(300_000) + "\"}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("CONTENT_TOO_LARGE");
    }

    @Test
    void refusesBodiesThatAreTooLargeWithoutSayingSo() throws Exception {
        var large = "{\"username\": \"" + "x".repeat(300_000) + "\"}";
        try (var http = HttpClient.newHttpClient()) {
            for (var type : List.of("application/json", "application/x-www-form-urlencoded")) {
                for (var method : List.of("POST", "PUT")) {
                    var chunked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/login"))
                            .header("Content-Type", type)
                            .method(
                                    method,
                                    HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                            .build();

                    var refused = http.send(chunked, HttpResponse.BodyHandlers.ofString());

                    assertThat(refused.statusCode())
                            .as("%s %s: %s", method, type, refused.body())
                            .isBetween(400, 499);
                }
            }
        }
    }

    @Test
    void doesNotCareHowAnAddressIsSpelt() {
        var large = new Browser(port).post("/%61pi/login", "{\"username\": \"" + "x".repeat(300_000) + "\"}");
        var me = admin().get("/%61pi/me");

        assertThat(large.status()).isEqualTo(413);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void namesTheTypeOfARefusalAsEverywhereElse() {
        var refused = admin().get("/api/admin/leads?q=%00");

        assertThat(refused.json().path("type").asString()).isEqualTo("https://headgate.dev/problems/bad-parameter");
    }

    @Test
    void letsBrowsersKeepAssetsForGoodAndTheirNamesAlone() {
        var asset = new Browser(port).get("/assets/probe-4f2a.js");

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.headers().get("cache-control")).contains("max-age=31536000", "immutable");
        assertThat(new Browser(port).get("/assets/none.js").status()).isEqualTo(404);
    }

    private Map<String, String> paths() {
        var found = new java.util.TreeMap<String, String>();
        var variables = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .forEach(path -> mapping.getMethodsCondition().getMethods().forEach(method -> {
                    variables.add(path);
                    found.put(
                            method.name() + " " + path,
                            path.replace("{id}", path.contains("/sources/") ? "brand-site" : "dealer-114-crm")
                                    .replace("{name}", "nobody-here")
                                    .replace("{ref}", "a-ref")
                                    .replaceAll("\\{(version|from|to)\\}", "1")
                                    .replaceAll("\\{[^}]+\\}", "unknown"));
                })));
        assertThat(variables).hasSizeGreaterThan(30);
        return found;
    }

    private int status(String method, String path, String body) {
        var answer = admin().raw(
                        method,
                        path,
                        body,
                        Map.of("Content-Type", "application/json"),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            return answer.statusCode();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
