package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one launch was asked to do.
 *
 * @param home the data directory
 * @param applications the services to run
 * @param backendPorts where PostgreSQL and Kafka listen
 * @param shape one JVM or many
 * @param demo whether the demo follows once everything is ready
 * @param egressAllow the private networks that deliveries may reach
 * @param adminPassword the first admin's password, if the operator chose one
 * @param adminToken the bootstrap access token, if there is one
 */
public record Settings(
        Path home,
        List<Application> applications,
        BackendPorts backendPorts,
        Shape shape,
        boolean demo,
        List<String> egressAllow,
        Optional<String> adminPassword,
        Optional<String> adminToken) {

    private static final Set<String> OPTIONS = Set.of("--demo", "--jvms");
    private static final String LOOPBACK = "127.0.0.0/8";

    /** Whether the services share one JVM, as contexts that know nothing of each other, or have one each. */
    public enum Shape {
        CONTEXTS,
        JVMS
    }

    /** Ports on 127.0.0.1 that only the services use. */
    public record BackendPorts(int postgres, int kafka, int kafkaController) {}

    public Settings {
        home = home.toAbsolutePath().normalize();
        applications = List.copyOf(applications);
        egressAllow = List.copyOf(egressAllow);
    }

    /** Reads the command line and the environment; throws an {@link EmbeddedException} that names what is wrong. */
    public static Settings from(Map<String, String> environment, List<String> arguments) {
        arguments.stream()
                .filter(argument -> !OPTIONS.contains(argument))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new EmbeddedException("Unknown option " + unknown + ": `up` knows --demo and --jvms.");
                });
        boolean demo = arguments.contains("--demo");
        return new Settings(
                Path.of(Environment.text(environment, "HEADGATE_HOME").orElse(".headgate")),
                Application.all(environment),
                new BackendPorts(
                        Environment.port(environment, "HEADGATE_POSTGRES_PORT", 15432),
                        Environment.port(environment, "HEADGATE_KAFKA_PORT", 19092),
                        Environment.port(environment, "HEADGATE_KAFKA_CONTROLLER_PORT", 19093)),
                arguments.contains("--jvms") ? Shape.JVMS : Shape.CONTEXTS,
                demo,
                egressAllow(environment, demo),
                Environment.text(environment, "HEADGATE_ADMIN_PASSWORD"),
                Environment.text(environment, "HEADGATE_ADMIN_TOKEN"));
    }

    /** The same at ports that nobody uses, with a token and endpoints of its own, for a start that is only practice. */
    Settings forRehearsal(String token) {
        List<Application> moved = applications.stream()
                .map(application -> application.at(Ports.free()))
                .toList();
        var backends = new BackendPorts(Ports.free(), Ports.free(), Ports.free());
        return new Settings(home, moved, backends, shape, demo, List.of(LOOPBACK), adminPassword, Optional.of(token));
    }

    /** The service of that name. */
    public Application application(String name) {
        return applications.stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path pidFile(String name) {
        return home.resolve("run").resolve(name + ".pid");
    }

    // The demo's endpoints are played by a sink on this machine.
    private static List<String> egressAllow(Map<String, String> environment, boolean demo) {
        var networks = new ArrayList<String>();
        Environment.text(environment, "HEADGATE_EGRESS_ALLOW")
                .ifPresent(list -> networks.addAll(List.of(list.split("\\s*,\\s*"))));
        if (demo && !networks.contains(LOOPBACK)) {
            networks.add(LOOPBACK);
        }
        return networks;
    }
}
