package io.headgate.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The mail server of the demonstration's endpoints that live on e-mail: accepts every message and keeps none. */
final class MailSink implements AutoCloseable {

    private static final int VERB = 4;

    private final ServerSocket server;

    private MailSink(ServerSocket server) {
        this.server = server;
    }

    static MailSink start(int port) throws IOException {
        var sink = new MailSink(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(sink::serveAll);
        return sink;
    }

    String address() {
        return "smtp://127.0.0.1:" + server.getLocalPort();
    }

    private void serveAll() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            answer(out, "220 demo ESMTP");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.length() < VERB ? line : line.substring(0, VERB)) {
                    case "DATA" -> {
                        answer(out, "354 go on");
                        readMessage(in);
                        answer(out, "250 2.0.0 taken");
                    }
                    case "QUIT" -> {
                        answer(out, "221 bye");
                        return;
                    }
                    default -> answer(out, "250 OK");
                }
            }
        } catch (IOException e) {
            // The sender left; it finds out by itself whether its message was taken.
            return;
        }
    }

    private static void readMessage(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
