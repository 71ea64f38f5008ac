package io.headgate.embedded.kafka;

import io.headgate.embedded.Ports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to run one Kafka broker.
 *
 * @param dataDirectory where the log lives; created when missing, kept when stopped
 * @param port the port on 127.0.0.1 for clients, or 0 for any free one
 * @param controllerPort the port on 127.0.0.1 for the controller, or 0 for any free one
 * @param settings what server.properties would say, over the defaults
 */
public record KafkaOptions(Path dataDirectory, int port, int controllerPort, Map<String, String> settings) {

    public KafkaOptions {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** A broker at those ports. */
    public static KafkaOptions at(Path dataDirectory, int port, int controllerPort) {
        return new KafkaOptions(dataDirectory, port, controllerPort, Map.of());
    }

    /** A broker at free ports. */
    public static KafkaOptions forTests(Path dataDirectory) {
        return at(dataDirectory, 0, 0);
    }

    /** These options with one more setting. */
    public KafkaOptions with(String name, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new KafkaOptions(dataDirectory, port, controllerPort, more);
    }

    /** These options with real ports in place of zeros. */
    KafkaOptions withPorts() {
        return new KafkaOptions(
                dataDirectory,
                port == 0 ? Ports.free() : port,
                controllerPort == 0 ? Ports.free() : controllerPort,
                settings);
    }
}
