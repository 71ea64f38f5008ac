package io.headgate.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as any client speaks it, with whatever came back. */
record Calls(String url, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    /** An answer as it stood on the wire. */
    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** For messages of assertions. */
        @Override
        public String toString() {
            return status + " " + header("content-type") + " " + body;
        }
    }

    static Calls to(String url) {
        return new Calls(url, Map.of());
    }

    Calls bearer(String key) {
        return with("Authorization", "Bearer " + key);
    }

    Calls with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Calls(url, more);
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return typed("application/json").send("POST", path, HttpRequest.BodyPublishers.ofString(json));
    }

    Answer put(String path, String type, String body) {
        return with("Content-Type", type).send("PUT", path, HttpRequest.BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(3))
                .method(method, body);
        headers.forEach(request::header);
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Calls typed(String type) {
        return headers.containsKey("Content-Type") ? this : with("Content-Type", type);
    }
}
