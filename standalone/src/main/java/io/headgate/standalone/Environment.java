package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import java.util.Map;
import java.util.Optional;

/** Reads environment variables; an empty one counts as absent. */
final class Environment {

    private Environment() {}

    static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    static int port(Map<String, String> environment, String name, int otherwise) {
        return text(environment, name).map(value -> portFrom(name, value)).orElse(otherwise);
    }

    private static int portFrom(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new EmbeddedException(name + " must be a port number, but is '" + value + "'.", notANumber);
        }
        throw new EmbeddedException(name + " must be between 1 and 65535, but is " + value + ".");
    }
}
