package io.headgate.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Every endpoint of the benchmark: accepts each lead at once and remembers what came when, with its markers. */
public final class Receiver implements AutoCloseable {

    private static final Pattern LEAD_ID = Pattern.compile("lead_[0-9a-f-]{36}");
    private static final byte[] ACCEPTED =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n{\"status\":\"accepted\"}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();
    private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();

    /** One request: which endpoint's path, which lead, which delivery, and whether it was marked as a possible duplicate. */
    public record Receipt(String path, String leadId, String deliveryId, boolean possibleDuplicate) {}

    public Receiver() throws IOException {
        server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("receiver").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** When a lead first arrived, in {@link System#nanoTime()}. */
    public Map<String, Long> firstSeen() {
        return firstSeen;
    }

    public Queue<Receipt> receipts() {
        return receipts;
    }

    public long count() {
        return count.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 16_384);
            var out = socket.getOutputStream();
            while (one(in)) {
                out.write(ACCEPTED);
            }
        } catch (IOException e) {
            // The other side closed its connection, as a killed sender does.
            count.addAndGet(0);
        }
    }

    private boolean one(InputStream in) throws IOException {
        var request = line(in);
        if (request.isEmpty()) {
            return false;
        }
        int length = 0;
        var deliveryId = "";
        var marked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (lower.startsWith("webhook-id:") || lower.startsWith("idempotency-key:")) {
                deliveryId = header.substring(header.indexOf(':') + 1).strip();
            } else if (lower.startsWith("lead-possible-duplicate:")) {
                marked = lower.endsWith("true");
            }
        }
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        long now = System.nanoTime();
        var matcher = LEAD_ID.matcher(body);
        var leadId = matcher.find() ? matcher.group() : "";
        firstSeen.putIfAbsent(leadId, now);
        receipts.add(new Receipt(request.split(" ", 3)[1], leadId, deliveryId, marked));
        count.incrementAndGet();
        return true;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return "";
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
