package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Walks the services' OpenAPI descriptions: a parameter that no operation declares is refused by name, and each one that
 * is declared is used by a test.
 */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclaredParametersIT {

    private static final String UNDECLARED = "nobody_reads_this";

    private final Installation headgate;
    private final Map<String, Calls> doors = new TreeMap<>();

    DeclaredParametersIT(Installation headgate) {
        this.headgate = headgate;
    }

    @BeforeAll
    void publish() throws IOException {
        headgate.publish(headgate.network());
        doors.put("portal", headgate.admin());
        doors.put(
                "intake",
                headgate.source(headgate.sourceKey("source-a").path("key").asString()));
        doors.put("reconciliation", headgate.at("reconciliation").bearer(headgate.clientKey(client())));
    }

    private String client() {
        return headgate.admin()
                .get("/api/admin/clients?limit=1")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString("client-a");
    }

    @Test
    void whatNoOperationDeclaresIsRefusedByName() {
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var door : doors.entrySet()) {
            for (var path : reads(door.getKey())) {
                var answer = door.getValue().get(existing(path) + "?" + UNDECLARED + "=1");
                asked++;
                if (answer.status() != 400 || !answer.body().contains(UNDECLARED)) {
                    wrong.add(door.getKey() + " " + path + ": " + answer.status());
                }
            }
        }
        assertThat(asked).isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    // Each report has parameters of its own, so one that does not exist can refuse none.
    private String existing(String path) {
        var report = path.equals("/api/admin/reports/{name}")
                ? headgate.admin()
                        .get("/api/admin/reports")
                        .json()
                        .at("/items/0/name")
                        .asString("none")
                : "none";
        return path.replaceAll("\\{[^}]+}", report);
    }

    @Test
    void everyDeclaredParameterIsUsedByATest() {
        var sources = testSources();
        var unused = new TreeSet<String>();
        for (var service : doors.keySet()) {
            for (var path : description(service).path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    for (var parameter : operation.getValue().path("parameters")) {
                        var name = parameter.path("name").asString();
                        if ("query".equals(parameter.path("in").asString())
                                && !sources.contains(name + "=")
                                && !sources.contains("\"" + name + "\"")) {
                            unused.add(service + " " + path.getKey() + " " + name);
                        }
                    }
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyOperationThatWantsACallerSaysHowToBeOne() {
        var open = new TreeSet<String>();
        for (var service : doors.keySet()) {
            for (var path : description(service).path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    if (path.getKey().matches("/(v1|api/admin)/.*")
                            && operation.getValue().path("security").isEmpty()) {
                        open.add(service + " " + operation.getKey() + " " + path.getKey());
                    }
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void whatOnlyServicesAskOneAnotherIsNotDescribed() {
        for (var service : doors.keySet()) {
            assertThat(description(service).path("paths").propertyNames())
                    .as(service)
                    .noneMatch(path -> path.startsWith("/internal"));
        }
    }

    private List<String> reads(String service) {
        return description(service).path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                // What comes in its query is a lead, in whatever words the source uses.
                .filter(path -> !path.equals("/in/{token}"))
                .toList();
    }

    private JsonNode description(String service) {
        var answer = headgate.at(service).get("/openapi.json");
        assertThat(answer.status()).as(service).isEqualTo(200);
        return answer.json();
    }

    // The module's folder is the working directory of its tests.
    private static String testSources() {
        var root = Path.of("").toAbsolutePath().getParent();
        var text = new StringBuilder();
        try (var modules = Files.list(root)) {
            for (var module : modules.toList()) {
                var tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (var files = Files.walk(tests)) {
                        for (var file : files.filter(each -> each.toString().endsWith(".java"))
                                .toList()) {
                            text.append(Files.readString(file));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
