package io.headgate.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback that can misbehave in every way a socket allows. Keeps what it got. */
public final class StubHttpServer implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread accepting;
    private volatile Behaviour behaviour;
    private volatile int connections;

    public StubHttpServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 500, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofPlatform().daemon().start(this::accept);
    }

    /** One request as it came over the wire; header names in lower case. */
    public record Request(String path, Map<String, String> headers, String body) {}

    /** What to do with one request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Request request, Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    public static Behaviour status(int status, String body, String... headers) {
        return (request, socket, out) -> write(out, status, body, headers);
    }

    public static void write(OutputStream out, int status, String body, String... headers) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(bytes.length);
        for (var header : headers) {
            head.append("\r\n").append(header);
        }
        out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        out.flush();
    }

    /** Accepts the request and never answers. */
    public Behaviour hang() {
        return (request, socket, out) -> closed.await();
    }

    /** Sends these bytes one by one with a pause between, again and again. */
    public Behaviour trickle(String text, long pauseMillis) {
        return (request, socket, out) -> {
            for (var i = 0; ; i++) {
                out.write(text.charAt(i % text.length()));
                out.flush();
                if (closed.await(pauseMillis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        };
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return connections;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections++;
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            for (var request = read(in); request != null; request = read(in)) {
                requests.add(request);
                behaviour.answer(request, socket, out);
            }
        } catch (IOException e) {
            // The other side left, which is what many tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon < 0) {
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(first.split(" ")[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            // Until the thread has left accept, the port would still take a connection.
            accepting.join();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
