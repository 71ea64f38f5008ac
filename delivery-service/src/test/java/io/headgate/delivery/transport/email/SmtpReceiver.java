package io.headgate.delivery.transport.email;

import io.headgate.delivery.transport.TransportContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on the loopback that answers a message as it is told. */
final class SmtpReceiver implements TransportContract.Receiver {

    /** What it does when it has the whole message. */
    private interface Ending {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Ending ending = says("250 2.0.0 queued");
    private volatile String answerToRecipient = "250 OK";

    SmtpReceiver() {
        try {
            server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serveAll);
    }

    int port() {
        return server.getLocalPort();
    }

    void answerRecipientsWith(String line) {
        answerToRecipient = line;
    }

    private static Ending says(String line) {
        return (_, out) -> write(out, line);
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
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

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            write(out, "220 stub ESMTP");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.length() < 4 ? line : line.substring(0, 4);
                switch (verb) {
                    case "RCPT" -> write(out, answerToRecipient);
                    case "DATA" -> {
                        write(out, "354 go on");
                        for (var body = in.readLine(); body != null && !body.equals("."); body = in.readLine()) {}
                        received.incrementAndGet();
                        ending.answer(socket, out);
                    }
                    case "QUIT" -> {
                        write(out, "221 bye");
                        return;
                    }
                    default -> write(out, "250 OK");
                }
            }
        } catch (IOException e) {
            // The other side left, which is what many tests are about.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void accept() {
        ending = says("250 2.0.0 queued");
    }

    @Override
    public void reject() {
        ending = says("554 5.7.1 refused");
    }

    @Override
    public void askForRetry() {
        ending = says("451 4.3.0 later");
    }

    @Override
    public void hang() {
        ending = (_, _) -> closed.await();
    }

    @Override
    public void vanish() {
        ending = (socket, _) -> socket.close();
    }

    @Override
    public void resetInMidAnswer() {
        ending = (socket, out) -> {
            out.write("25".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    @Override
    public void answerWithoutEnd() {
        ending = (_, out) -> {
            while (true) {
                write(out, "250-" + "x".repeat(500));
            }
        };
    }

    @Override
    public int received() {
        return received.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
