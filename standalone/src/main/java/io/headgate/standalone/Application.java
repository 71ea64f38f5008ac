package io.headgate.standalone;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the services that make up Headgate, as the launcher sees it.
 *
 * @param name also the name of its settings file, its database role and its schema
 * @param mainClass its Spring Boot application
 * @param port where it listens
 * @param open whether programs or people outside this machine have business there
 */
public record Application(String name, String mainClass, int port, boolean open) {

    /** The six, at the ports that the environment gives them: HEADGATE_INTAKE_PORT and so on. */
    public static List<Application> all(Map<String, String> environment) {
        // The portal first: it takes longest to start.
        return List.of(
                of("portal", 8080, true, environment),
                of("intake", 8081, true, environment),
                of("validation", 8082, false, environment),
                of("routing", 8083, false, environment),
                of("delivery", 8084, false, environment),
                of("reconciliation", 8085, true, environment));
    }

    public Application at(int otherPort) {
        return new Application(name, mainClass, otherPort, open);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** The environment variable that moves it to another port. */
    String portVariable() {
        return "HEADGATE_" + name.toUpperCase(Locale.ROOT) + "_PORT";
    }

    private static Application of(String name, int port, boolean open, Map<String, String> environment) {
        String className = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Application";
        var application = new Application(name, "io.headgate." + name + "." + className, port, open);
        return application.at(Environment.port(environment, application.portVariable(), port));
    }
}
