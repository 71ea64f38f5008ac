package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the repository's root, with a portal that answers as the test likes. */
class CommandIT {

    private static final Path SCRIPT = Path.of("..", "headgate");
    private static final String NO_FINDINGS = "{\"errors\":[],\"warnings\":[]}";

    @TempDir
    Path directory;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private String findings = NO_FINDINGS;
    private HttpServer portal;

    private record Answer(int exitCode, String text) {}

    @BeforeEach
    void startThePortal() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", this::answer);
        portal.start();
    }

    @AfterEach
    void stopThePortal() {
        portal.stop(0);
    }

    @Test
    void publishesADocument() throws Exception {
        Answer answer = apply("brand: {}", Map.of("HEADGATE_ADMIN_TOKEN", "t0ken"));

        assertThat(answer.text()).isEqualTo("Version 4 is published.\n");
        assertThat(answer.exitCode()).isZero();
        assertThat(calls)
                .containsExactly(
                        "PUT /api/admin/config/draft Bearer t0ken: brand: {}",
                        "POST /api/admin/config/draft/validate Bearer t0ken: ",
                        "POST /api/admin/config/publish Bearer t0ken: {\"comment\":\"applied by ./headgate config apply\"}");
    }

    @Test
    void showsEveryErrorWithItsPathAndPublishesNothing() throws Exception {
        findings = "{\"errors\":[{\"path\":\"orders[3].to\",\"code\":\"UNKNOWN\",\"detail\":\"no such endpoint\"},"
                + "{\"code\":\"MISSING\",\"path\":\"brand\",\"detail\":\"is needed\"}],\"warnings\":[]}";

        Answer answer = apply("orders: []", Map.of("HEADGATE_ADMIN_TOKEN", "t0ken"));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.text())
                .contains("orders[3].to: UNKNOWN: no such endpoint\n")
                .contains("brand: MISSING: is needed\n")
                .contains("nothing was published");
        assertThat(calls).noneMatch(call -> call.contains("/publish"));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThat(run(Map.of(), "config", "apply").text()).contains("which file?");
        assertThat(apply("brand: {}", Map.of()).text()).contains("set HEADGATE_ADMIN_TOKEN");
        assertThat(apply("brand: {}", Map.of("HEADGATE_ADMIN_TOKEN", "t", "HEADGATE_PORTAL_URL", "http://127.0.0.1:1"))
                        .text())
                .contains("no portal answers at http://127.0.0.1:1");
        assertThat(run(Map.of(), "serve").exitCode()).isEqualTo(2);
    }

    @Test
    void namesEveryCommandInItsHelp() throws Exception {
        Answer help = run(Map.of(), "help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.text())
                .contains("up [--demo] [--jvms]", "test ", "fast ", "format ", "bench [NAME]", "config apply FILE");
    }

    private Answer apply(String document, Map<String, String> environment) throws Exception {
        Path file = Files.writeString(directory.resolve("network.yaml"), document);
        return run(environment, "config", "apply", file.toString());
    }

    private Answer run(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("HEADGATE_ADMIN_TOKEN");
        builder.environment()
                .put(
                        "HEADGATE_PORTAL_URL",
                        "http://127.0.0.1:" + portal.getAddress().getPort());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        calls.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + ": " + body);
        String json = path.endsWith("/publish") ? "{\"version\":4,\"live\":{\"intake\":true}}" : findings;
        byte[] answer = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
