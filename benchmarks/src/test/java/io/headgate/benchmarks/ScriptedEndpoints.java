package io.headgate.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CRMs of the dealers: each path is one; says what it is told to say, else accepts, and keeps what it got. */
final class ScriptedEndpoints implements AutoCloseable {

    static final Reply ACCEPT = Reply.of(200, "{\"status\":\"accepted\",\"id\":\"crm-1\"}");

    private final HttpServer server;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Reply>> scripts = new ConcurrentHashMap<>();
    private final Map<String, Reply> habits = new ConcurrentHashMap<>();

    /** What a CRM got. */
    record Request(String path, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** What a CRM says; the body may be made of what it got. */
    record Reply(int status, Map<String, String> headers, UnaryOperator<String> body) {

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), _ -> body);
        }
    }

    ScriptedEndpoints() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answers at that path, in this order; afterwards it does as it always does. */
    void next(String path, Reply... replies) {
        scripts.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
    }

    void always(String path, Reply reply) {
        habits.put(path, reply);
    }

    List<Request> at(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Everything that came for that lead, wherever it came. */
    List<Request> of(String leadId) {
        return requests.stream()
                .filter(request -> request.body().contains(leadId))
                .toList();
    }

    List<Request> all() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(Locale.ROOT),
                            header -> String.join(", ", header.getValue())));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var scripted =
                    scripts.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
            var reply = scripted != null ? scripted : habits.getOrDefault(path, ACCEPT);
            requests.add(new Request(path, headers, body));
            exchange.getResponseHeaders().set("content-type", "application/json");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.body().apply(body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
