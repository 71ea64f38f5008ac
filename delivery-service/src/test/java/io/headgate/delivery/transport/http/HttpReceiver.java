package io.headgate.delivery.transport.http;

import io.headgate.delivery.transport.TransportContract;
import io.headgate.testkit.StubHttpServer;
import java.nio.charset.StandardCharsets;

/** The receiver of the methods over HTTP. */
public final class HttpReceiver implements TransportContract.Receiver {

    private final StubHttpServer server = new StubHttpServer(StubHttpServer.status(200, "{}"));

    public String url() {
        return server.url("/leads?token=1");
    }

    @Override
    public void accept() {
        server.behave(StubHttpServer.status(200, "{\"ok\":true}"));
    }

    @Override
    public void reject() {
        server.behave(StubHttpServer.status(422, "{\"ok\":false}"));
    }

    @Override
    public void askForRetry() {
        server.behave(StubHttpServer.status(503, ""));
    }

    @Override
    public void hang() {
        server.behave(server.hang());
    }

    @Override
    public void vanish() {
        server.behave((_, socket, _) -> socket.close());
    }

    @Override
    public void resetInMidAnswer() {
        server.behave((_, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"ok\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    @Override
    public void answerWithoutEnd() {
        server.behave((_, _, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            var block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(block);
                out.flush();
            }
        });
    }

    @Override
    public int received() {
        return server.requests().size();
    }

    @Override
    public void close() {
        server.close();
    }

    /** A request as it goes over the wire, without what the client adds. */
    public static String wire(HttpMessage message) {
        var request = message.request();
        var out = new StringBuilder("POST ").append(request.target().uri()).append('\n');
        request.headers()
                .forEach((name, value) ->
                        out.append(name).append(": ").append(value).append('\n'));
        return out.append('\n').append(request.body()).append('\n').toString();
    }
}
