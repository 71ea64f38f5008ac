package io.headgate.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Finds TCP ports of the loopback interface that nobody listens on. */
public final class Ports {

    private static final Path EPHEMERAL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int USUAL_EPHEMERAL = 32_768;
    // Above the ports that programs choose for themselves, Headgate's own among them.
    private static final int LOWEST = 20_000;
    private static final int FEWEST = 1_000;

    // Its first taker may not have bound a port yet when the next is asked for.
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    // One byte for each port, locked as long as the JVM lives that was given the port.
    private static final @Nullable FileChannel CLAIMS = openClaims();

    private Ports() {}

    /**
     * A port that is free now and that neither this JVM nor another living one of this user has been given before: tests
     * of two modules run side by side. Where the kernel leaves room for it, none of those that it gives to outgoing
     * connections: such a port could be taken by any client until its server binds it, or while its server is down.
     */
    public static int free() {
        int end = firstEphemeral();
        while (true) {
            int port = end - LOWEST < FEWEST
                    ? anyFreePort()
                    : ThreadLocalRandom.current().nextInt(LOWEST, end);
            if (isFree(port) && HANDED_OUT.add(port) && claimed(port)) {
                return port;
            }
        }
    }

    /** Whether no other JVM holds the port; from now on this one does. */
    static boolean claimed(int port) {
        try {
            return CLAIMS == null || CLAIMS.tryLock(port, 1, false) != null;
        } catch (IOException nobodyCanClaim) {
            return true;
        }
    }

    private static @Nullable FileChannel openClaims() {
        var file = Path.of(
                System.getProperty("java.io.tmpdir"), "headgate-ports-" + System.getProperty("user.name") + ".lock");
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            return null;
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

    private static int firstEphemeral() {
        // Not readString, which asks for one byte first: the kernel gives this file away in one read only.
        try (var range = Files.newBufferedReader(EPHEMERAL)) {
            return Integer.parseInt(range.readLine().strip().split("\\s+")[0]);
        } catch (IOException | NumberFormatException unknown) {
            return USUAL_EPHEMERAL;
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
