package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.benchmarks.platform.RunningHeadgate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole Headgate as a stranger has it: its operators' API, its sources' and clients' keys, and the CRMs it delivers to. */
final class Installation implements AutoCloseable {

    static final List<String> SERVICES =
            List.of("intake", "validation", "routing", "delivery", "reconciliation", "portal");
    static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

    /** What a loaded machine may take for what takes milliseconds on an idle one. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<String> OVER = Set.of("DELIVERED", "REJECTED", "RETURNED");

    private final RunningHeadgate headgate;
    private final ScriptedEndpoints endpoints;

    private Installation(RunningHeadgate headgate, ScriptedEndpoints endpoints) {
        this.headgate = headgate;
        this.endpoints = endpoints;
    }

    static Installation start(boolean jvms) throws IOException, InterruptedException {
        var home = Files.createTempDirectory(
                "headgate-acceptance",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var headgate = new RunningHeadgate(home, jvms);
        headgate.start();
        return new Installation(headgate, new ScriptedEndpoints());
    }

    RunningHeadgate headgate() {
        return headgate;
    }

    ScriptedEndpoints endpoints() {
        return endpoints;
    }

    Path home() {
        return headgate.home();
    }

    /** Anybody at a service's door. */
    Calls at(String service) {
        return Calls.to(headgate.url(service));
    }

    /** The operator with the bootstrap token. */
    Calls admin() {
        return at("portal").bearer(RunningHeadgate.TOKEN);
    }

    Calls source(String key) {
        return at("intake").bearer(key);
    }

    /** Publishes a network whose endpoints are the scripted ones, and returns the answer once it is live everywhere. */
    JsonNode publish(String yaml) {
        var draft = admin().put("/api/admin/config/draft", "application/yaml", yaml);
        assertThat(draft.status()).as("draft: %s", draft).isEqualTo(200);
        var published = admin().post("/api/admin/config/publish", "{\"comment\":\"acceptance\"}");
        assertLive(published);
        return published.json();
    }

    /** That this answer to a publish or a rollback says that every service runs the version. */
    static void assertLive(Calls.Answer published) {
        assertThat(published.status()).as("publish: %s", published).isEqualTo(200);
        assertThat(published.json().path("live").properties())
                .as("live everywhere: %s", published)
                .hasSize(SERVICES.size() - 1)
                .allMatch(service -> service.getValue().asBoolean());
    }

    /** The network of the acceptance tests. */
    String network() throws IOException {
        try (var in = Installation.class.getResourceAsStream("/acceptance-network.yaml")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("{{endpoints}}", endpoints.url());
        }
    }

    /** Sets a secret; returns once delivery, which signs with it, has it. */
    void secret(String ref) {
        var before = taken(ref);
        var body = JsonMapper.shared().writeValueAsString(Map.of("value", WEBHOOK_SECRET));
        var answer = admin().put("/api/admin/secrets/" + ref, "application/json", body);
        assertThat(answer.status()).as("secret: %s", answer).isEqualTo(204);
        Awaitility.await("delivery to have the secret " + ref).atMost(PATIENCE).until(() -> !taken(ref)
                .equals(before));
    }

    // A service stores what it runs with already.
    private String taken(String ref) {
        try (var connection = headgate.connect("delivery");
                var find = connection.prepareStatement("SELECT seen_at::text FROM config_entry WHERE key = ?")) {
            find.setString(1, "secret:" + ref);
            var rows = find.executeQuery();
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh key of the source, with its posting URL, once intake knows it. */
    JsonNode sourceKey(String sourceId) {
        var made = key("/api/admin/sources/" + sourceId + "/keys");
        awaitKnown(at("intake").bearer(made.path("key").asString()), "/v1/leads/nothing");
        return made;
    }

    /** A fresh key of the client, once reconciliation knows it. */
    String clientKey(String clientId) {
        var made = key("/api/admin/clients/" + clientId + "/keys").path("key").asString();
        awaitKnown(at("reconciliation").bearer(made), "/v1/deliveries?limit=1");
        return made;
    }

    private JsonNode key(String path) {
        var answer = admin().post(path, "{}");
        assertThat(answer.status()).as("key: %s", answer).isEqualTo(201);
        return answer.json();
    }

    // A key travels to the services as configuration does; the portal does not wait for it.
    private static void awaitKnown(Calls holder, String path) {
        Awaitility.await("a fresh key to be known")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> holder.get(path).status() != 401);
    }

    /** Posts a lead that must be taken; returns its id. */
    String post(String key, JsonNode lead) {
        var answer = source(key).post("/v1/leads", lead.toString());
        assertThat(answer.status()).as("intake: %s", answer).isEqualTo(202);
        return answer.json().path("lead_id").asString();
    }

    /** The lead's page once it says that. */
    JsonNode page(String leadId, Predicate<JsonNode> wanted) {
        var last = new ArrayList<Calls.Answer>();
        try {
            Awaitility.await("the page of " + leadId)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        last.clear();
                        last.add(admin().get("/api/admin/leads/" + leadId));
                        return last.getFirst().status() == 200
                                && wanted.test(last.getFirst().json());
                    });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("the page never said it: " + last, e);
        }
        return last.getFirst().json();
    }

    /** The lead's page once the lead has its outcome. */
    JsonNode over(String leadId) {
        return page(
                leadId, page -> OVER.contains(page.path("lead").path("status").asString()));
    }

    /** The lead's page once somebody has it and the money is booked. */
    JsonNode booked(String leadId) {
        return page(
                leadId,
                page -> page.path("lead").path("status").asString().equals("DELIVERED")
                        && page.path("ledger").size() >= 2);
    }

    /** What the log says within this trace. */
    Set<String> linesOfTrace(String traceId) throws IOException {
        try (var lines = Files.lines(home().resolve("logs/headgate.log"))) {
            return lines.filter(line -> line.contains(traceId))
                    .map(line -> JsonMapper.shared().readTree(line))
                    .filter(line -> keyValues(line).getOrDefault("trace_id", "").equals(traceId))
                    .map(line -> line.path("formattedMessage").asString())
                    .collect(Collectors.toSet());
        }
    }

    private static Map<String, String> keyValues(JsonNode line) {
        return line.path("kvpList")
                .valueStream()
                .flatMap(pair -> pair.properties().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, pair -> pair.getValue().asString(), (one, _) -> one));
    }

    @Override
    public void close() {
        headgate.close();
        endpoints.close();
        if (Boolean.getBoolean("headgate.keep")) {
            return;
        }
        delete(home());
    }

    /** Deletes what can be deleted: a process that was killed may still be tidying up there. */
    static void delete(Path home) {
        try {
            Files.walkFileTree(home, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return gone(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return gone(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return gone(directory);
        }

        private static FileVisitResult gone(Path path) {
            var _ = path.toFile().delete();
            return FileVisitResult.CONTINUE;
        }
    }
}
