package io.headgate.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds TCP ports of the loopback interface that nobody listens on. */
public final class Ports {

    // The kernel may hand out a port again before its first taker has bound it.
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that is free now and that this JVM has not been given before. */
    public static int free() {
        while (true) {
            int port = anyFreePort();
            if (HANDED_OUT.add(port)) {
                return port;
            }
        }
    }

    /** Whether a server could bind this port now, as a restarted server would: lingering connections do not count. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Throws an {@link EmbeddedException} that names the port and its purpose, unless a server could bind it now. */
    public static void require(int port, String purpose) {
        if (!isFree(port)) {
            throw new EmbeddedException("Port " + port + " (" + purpose + ") is in use by another program.");
        }
    }

    private static int anyFreePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
