package io.headgate.embedded.kafka;

import io.headgate.embedded.ChildJvm;
import io.headgate.embedded.Commands;
import io.headgate.embedded.DirectoryLock;
import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Kafka broker in a JVM of its own that does not outlive this one. A directory is served by one launcher at a time; a broker that a killed launcher left
 * behind is stopped before a new one starts.
 */
public final class KafkaProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final DirectoryLock lock;
    private final ChildJvm jvm;
    private final int port;

    private KafkaProcess(DirectoryLock lock, ChildJvm jvm, int port) {
        this.lock = lock;
        this.jvm = jvm;
        this.port = port;
    }

    /** Returns when the broker takes requests; what it prints goes to that file. */
    public static KafkaProcess start(KafkaOptions options, List<String> jvmArguments, Path output) {
        Path data = options.dataDirectory();
        // The broker itself holds the lock of the data directory: whoever holds this one may stop it.
        DirectoryLock lock = DirectoryLock.on(data.resolveSibling(data.getFileName() + ".launcher"));
        try {
            Path pidFile = data.resolveSibling(data.getFileName() + ".pid");
            ChildJvm.endOrphan(pidFile);
            KafkaOptions real = options.withPorts();
            Ports.require(real.port(), "Kafka");
            Ports.require(real.controllerPort(), "Kafka's controller");
            var process = new KafkaProcess(lock, run(real, jvmArguments, output, pidFile), real.port());
            process.awaitConnections(output);
            return process;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return jvm.pid();
    }

    /** Completes when the broker has ended, wanted or not. */
    public CompletableFuture<Integer> onExit() {
        return jvm.onExit();
    }

    /** Controlled shutdown; returns when the process is gone. */
    @Override
    public void close() {
        try {
            jvm.close();
        } finally {
            lock.close();
        }
    }

    private static ChildJvm run(KafkaOptions options, List<String> jvmArguments, Path output, Path pidFile) {
        var arguments = new ArrayList<String>();
        arguments.add(options.dataDirectory().toString());
        arguments.add(Integer.toString(options.port()));
        arguments.add(Integer.toString(options.controllerPort()));
        options.settings().forEach((name, value) -> arguments.add(name + "=" + value));
        return ChildJvm.start(
                new ChildJvm.Options(KafkaMain.class.getName(), arguments, jvmArguments, Map.of(), output, pidFile));
    }

    private void awaitConnections(Path output) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!acceptsConnections()) {
            if (endsWithin(POLL)) {
                throw new EmbeddedException("Kafka ended at once, see " + output);
            }
            if (System.nanoTime() > end) {
                jvm.close();
                throw new EmbeddedException("Kafka takes no connections, see " + output);
            }
        }
    }

    // The broker opens this port last, when it is ready for requests.
    private boolean acceptsConnections() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            jvm.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException alive) {
            return false;
        } catch (ExecutionException e) {
            throw new EmbeddedException("Kafka could not be watched", e);
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }
}
