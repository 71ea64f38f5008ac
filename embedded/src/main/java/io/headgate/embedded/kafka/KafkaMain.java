package io.headgate.embedded.kafka;

import java.nio.file.Path;
import java.util.Arrays;

/** The main of the broker's own JVM: data directory, port, controller port, then settings as name=value. */
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] arguments) {
        KafkaOptions options =
                KafkaOptions.at(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        for (String setting : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            int equals = setting.indexOf('=');
            options = options.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        EmbeddedKafka kafka = EmbeddedKafka.start(options);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("kafka-stop").unstarted(kafka::close));
        kafka.awaitShutdown();
    }
}
