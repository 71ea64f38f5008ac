package io.headgate.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of the admin API that the demonstration makes, as any automation would. */
final class PortalApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PortalApi(String url, String token) {
        this.url = url;
        this.token = token;
    }

    void putSecret(String ref, String value) {
        call("PUT", "/api/admin/secrets/" + ref, "application/json", JSON.writeValueAsString(Map.of("value", value)));
    }

    /** Replaces the draft and publishes it; refuses to go on when Headgate finds an error in it. */
    void publish(String yaml, String comment) {
        call("PUT", "/api/admin/config/draft", "application/yaml", yaml);
        call(
                "POST",
                "/api/admin/config/publish",
                "application/json",
                JSON.writeValueAsString(Map.of("comment", comment)));
    }

    /** A fresh key for each source. */
    Map<String, String> sourceKeys(List<String> sourceIds) {
        var keys = new LinkedHashMap<String, String>();
        for (var id : sourceIds) {
            var answer = call("POST", "/api/admin/sources/" + id + "/keys", "application/json", "{}");
            keys.put(id, JSON.readTree(answer).path("key").asString());
        }
        return keys;
    }

    private String call(String method, String path, String contentType, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("the portal does not answer at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
