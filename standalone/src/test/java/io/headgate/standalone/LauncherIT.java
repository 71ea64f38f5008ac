package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Application intake = tiny("intake");
    private final Application portal = tiny("portal");

    @Test
    void startsContextsThatOwnTheirSchemaAndNothingElse() throws Exception {
        try (var standalone = standalone(Settings.Shape.CONTEXTS)) {
            standalone.start();
            assertThat(terminal()).contains("Headgate is ready").contains(portal.url());

            assertThat(ask(intake, "sql/SELECT current_user || ' ' || current_schema"))
                    .isEqualTo("intake intake");
            assertThat(ask(intake, "sql/CREATE TABLE lead (n int)")).isEqualTo("done");
            assertThat(ask(intake, "sql/SELECT count(*) FROM lead")).isEqualTo("0");
            assertThat(ask(portal, "sql/SELECT count(*) FROM intake.lead")).contains("permission denied");
            assertThat(ask(portal, "sql/CREATE TABLE intake.mine (n int)")).contains("permission denied");
            assertThat(ask(portal, "sql/CREATE TABLE public.mine (n int)")).contains("permission denied");
            assertThat(ask(portal, "spring.config.name")).isEqualTo("portal");
            assertThat(ask(portal, "headgate.peers.intake-url")).isEqualTo("http://127.0.0.1:" + intake.port());
        }
        await().atMost(PATIENCE).until(() -> childrenOfThisJvm().isEmpty());
    }

    @Test
    void showsTheGeneratedPasswordOnceAndKeepsItOutOfFiles() throws Exception {
        String password;
        try (var standalone = standalone(Settings.Shape.CONTEXTS)) {
            standalone.start();
            password = ask(portal, "headgate.admin-password");
            assertThat(terminal()).containsOnlyOnce("password " + password);
        }
        assertThat(Files.readString(home.resolve("secrets.properties"))).doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets.properties"))))
                .isEqualTo("rw-------");

        terminal.reset();
        try (var standalone = standalone(Settings.Shape.CONTEXTS)) {
            standalone.start();
            assertThat(terminal()).contains("Headgate is ready").doesNotContain(password);
            assertThat(ask(portal, "headgate.admin-password")).isEqualTo("none");
        }
    }

    @Test
    void startsAKilledServiceAgain() throws Exception {
        try (var standalone = standalone(Settings.Shape.JVMS)) {
            standalone.start();
            assertThat(ask(intake, "sql/SELECT current_schema")).isEqualTo("intake");
            long pid = pidOf("intake");
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(PATIENCE).until(() -> terminal().contains("intake is started again"));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(intake, "server.port")
                    .equals(Integer.toString(intake.port())));
            assertThat(pidOf("intake")).isNotEqualTo(pid);
        }
        await().atMost(PATIENCE).until(() -> childrenOfThisJvm().isEmpty());
    }

    @Test
    void namesTheBusyPortAndWhatToDo() throws IOException {
        try (var busy = new ServerSocket(portal.port());
                var standalone = standalone(Settings.Shape.CONTEXTS)) {
            assertThatThrownBy(standalone::start)
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessage(
                            "Port %d (portal) is in use. Stop the program that listens there, or choose another port: "
                                    + "HEADGATE_PORTAL_PORT=%d ./headgate up",
                            busy.getLocalPort(), busy.getLocalPort() + 10_000);
        }
    }

    private Standalone standalone(Settings.Shape shape) {
        var ports = new Settings.BackendPorts(Ports.free(), Ports.free(), Ports.free());
        var settings = new Settings(
                home, List.of(intake, portal), ports, shape, false, List.of(), Optional.empty(), Optional.empty());
        return new Standalone(settings, Console.on(new PrintStream(terminal, true, StandardCharsets.UTF_8)));
    }

    private static Application tiny(String name) {
        return new Application(name, "io.headgate.standalone.tiny.TinyApplication", Ports.free(), false);
    }

    private String terminal() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private long pidOf(String name) throws IOException {
        String noted = Files.readString(home.resolve("run").resolve(name + ".pid"));
        return Long.parseLong(noted.substring(0, noted.indexOf(' ')));
    }

    private static List<ProcessHandle> childrenOfThisJvm() {
        return ProcessHandle.current().children().toList();
    }

    private static String ask(Application application, String question)
            throws IOException, InterruptedException, URISyntaxException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var uri = new URI("http", null, "127.0.0.1", application.port(), "/" + question, null, null);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
