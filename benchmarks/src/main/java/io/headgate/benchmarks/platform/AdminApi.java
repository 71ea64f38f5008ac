package io.headgate.benchmarks.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's admin API with the bootstrap token. */
public final class AdminApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    public AdminApi(String url) {
        this.url = url;
    }

    public void publish(String yaml) throws IOException, InterruptedException {
        draft(yaml);
        publishDraft();
    }

    public void draft(String yaml) throws IOException, InterruptedException {
        call("PUT", "/api/admin/config/draft", "application/yaml", yaml);
    }

    /** Publishes the draft and returns the number of the version. */
    public int publishDraft() throws IOException, InterruptedException {
        return call("POST", "/api/admin/config/publish", "application/json", "{\"comment\":\"benchmark\"}")
                .path("version")
                .asInt();
    }

    /** The document of a version as JSON. */
    public byte[] published(int version) throws IOException, InterruptedException {
        return JSON.writeValueAsBytes(get("/api/admin/config/versions/" + version));
    }

    public String sourceKey(String sourceId) throws IOException, InterruptedException {
        return call("POST", "/api/admin/sources/" + sourceId + "/keys", "application/json", "{}")
                .path("key")
                .asString();
    }

    public void secret(String ref, String value) throws IOException, InterruptedException {
        call("PUT", "/api/admin/secrets/" + ref, "application/json", JSON.writeValueAsString(Map.of("value", value)));
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, "application/json", "");
    }

    private JsonNode call(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                // Longer than the portal waits for its services.
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + RunningHeadgate.TOKEN)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
