package io.headgate.delivery.transport;

import io.headgate.model.config.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The transport of each method. They are exactly those of the methods that {@link Method} calls available. */
public final class Transports {

    private final Map<Method, Transport<?>> byMethod = new EnumMap<>(Method.class);

    public Transports(List<Transport<?>> transports) {
        for (var transport : transports) {
            if (byMethod.put(transport.method(), transport) != null) {
                throw new IllegalStateException("two transports deliver by " + transport.method());
            }
        }
        var published =
                Arrays.stream(Method.values()).filter(Method::isAvailable).collect(Collectors.toSet());
        if (!published.equals(byMethod.keySet())) {
            throw new IllegalStateException(
                    "there are transports for %s, but Method publishes %s".formatted(byMethod.keySet(), published));
        }
    }

    public Optional<Transport<?>> find(Method method) {
        return Optional.ofNullable(byMethod.get(method));
    }

    /** What the installation has to set for a method, for each method for which something is missing. */
    public Map<Method, String> missing() {
        var missing = new EnumMap<Method, String>(Method.class);
        byMethod.forEach((method, transport) -> transport.missing().ifPresent(what -> missing.put(method, what)));
        return missing;
    }

    /** Lets the transport render the message; an endpoint whose secret is not there gets none. */
    public static <M> Prepared<M> prepareMessage(Transport<M> transport, DeliveryJob job) {
        var secretRef = job.delivery().secretRef();
        if (secretRef != null && job.secrets().isEmpty()) {
            return new Prepared.Misconfigured<>("the secret \"" + secretRef + "\" is not set");
        }
        try {
            return transport.prepare(job);
        } catch (RuntimeException e) {
            // Nothing was sent, and that has to be on record: a lost attempt would count as a possible delivery.
            return new Prepared.Misconfigured<>(
                    "the request could not be made: " + e.getClass().getSimpleName());
        }
    }
}
