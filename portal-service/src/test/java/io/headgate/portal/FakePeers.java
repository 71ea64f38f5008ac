package io.headgate.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The other services as the portal sees them: answers as told, and remembers what it was asked. */
public final class FakePeers {

    public record Asked(String method, String path, String query, String body, String authorization) {}

    public record Answer(int status, String type, String body) {

        public static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }
    }

    private static final String CHANGES = "/internal/config-changes/";

    /** Writes an answer by itself, piece by piece; what it declares and does not write is missing from it. */
    @FunctionalInterface
    public interface Stream {
        void write(HttpExchange exchange) throws Exception;
    }

    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    FakePeers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        on("/internal/config-version", _ -> Answer.json("{\"version\": 1000000}"));
        on("/internal/told", _ -> Answer.json("{\"vendor\": \"The lead was placed.\", \"clients\": []}"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void on(String path, Function<Asked, Answer> answer) {
        answers.put(path, answer);
    }

    public void onStream(String path, Stream stream) {
        streams.put(path, stream);
    }

    public void off(String path) {
        streams.remove(path);
        answers.remove(path);
    }

    // Every change is known as soon as it is made; nobody is known by what was typed.
    private static Answer untold(Asked asked) {
        if ("/internal/lead-keys".equals(asked.path())) {
            return Answer.json("{}");
        }
        return asked.path().startsWith(CHANGES)
                ? Answer.json("{\"revision\": 9000000000000}")
                : new Answer(503, "application/json", "{}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var request = new Asked(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    String.valueOf(uri.getRawQuery()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            asked.add(request);
            var stream = streams.get(uri.getPath());
            if (stream != null) {
                stream.write(exchange);
                return;
            }
            var answer = answers.getOrDefault(uri.getPath(), FakePeers::untold).apply(request);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
