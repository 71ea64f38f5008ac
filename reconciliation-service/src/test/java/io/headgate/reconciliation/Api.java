package io.headgate.reconciliation;

import io.headgate.messaging.event.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Calls the service as an outsider does. */
public record Api(int port, String key) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** An answer; the body is parsed on demand. */
    public record Answer(int status, String contentType, String body) {
        public JsonNode json() {
            return EventJson.mapper().readTree(body);
        }

        public String text(String pointer) {
            return json().at(pointer).asString();
        }
    }

    public Answer get(String path) {
        return get(path, "application/json");
    }

    public Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET().build());
    }

    public Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return key.isEmpty() ? builder : builder.header("Authorization", "Bearer " + key);
    }

    private static Answer send(HttpRequest request) {
        try {
            var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
