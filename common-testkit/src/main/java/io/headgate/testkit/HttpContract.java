package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Compares what a running service says of its calls with the description that is committed in docs/contracts/http. Run a
 * test that uses it with {@code -Dcontracts.write=true} to accept a change.
 */
public final class HttpContract {

    private static final boolean WRITE = Boolean.getBoolean("contracts.write");
    private static final Path FOLDER = Path.of("../docs/contracts/http");
    private static final List<String> FIRST = List.of(
            "openapi",
            "info",
            "summary",
            "description",
            "operationId",
            "tags",
            "name",
            "in",
            "title",
            "version",
            "type");
    private static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    name -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size())
            .thenComparing(Comparator.naturalOrder());
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final int port;
    private final String service;

    private HttpContract(int port, String service) {
        this.port = port;
        this.service = service;
    }

    /** What the service says that listens on this port of the machine. */
    public static HttpContract of(String service, int port) {
        return new HttpContract(port, service);
    }

    /** What outsiders may read is the committed description of this audience. */
    public void outsidersAreTold(String audience) {
        var told = told("/openapi.json");
        assertThat(told.path("paths").propertyNames()).noneMatch(path -> path.startsWith("/internal"));
        compare(audience, told);
    }

    /** A service that only other services call has nothing to say to outsiders. */
    public void outsidersAreToldNothing() {
        assertThat(told("/openapi.json").path("paths").isEmpty()).isTrue();
    }

    /** What the service answers to other services is the committed description, which nobody else can read. */
    public void servicesAreTold(String serviceToken) {
        assertThat(get("/openapi.json/internal").statusCode()).isEqualTo(404);
        assertThat(get("/openapi.json/springdocDefault").statusCode()).isEqualTo(404);
        compare("internal", told("/openapi.json/internal", "Authorization", "Bearer " + serviceToken));
    }

    private void compare(String audience, JsonNode description) {
        var told = YAML.writeValueAsString(sorted(description));
        var file = FOLDER.resolve(audience).resolve(service + ".yaml");
        try {
            if (WRITE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, told);
            }
            assertThat(file).exists();
            assertThat(Files.readString(file))
                    .as("%s is stale; run this test with -Dcontracts.write=true and read the diff", file)
                    .isEqualTo(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode told(String path, String... headers) {
        var answer = get(path, headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        var description = (ObjectNode) JsonMapper.shared().readTree(answer.body());
        // The address on which this test happened to start the service.
        description.remove("servers");
        return description;
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var list = JsonMapper.shared().createArrayNode();
            node.forEach(each -> list.add(sorted(each)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        var object = JsonMapper.shared().createObjectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(each -> object.set(each.getKey(), sorted(each.getValue())));
        return object;
    }
}
