package io.headgate.portal.configuration;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.config.ConfigDocument;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads stored documents, which were readable when they were stored, and counts what is in them. */
public final class Documents {

    private Documents() {}

    public static ConfigDocument parse(String stored) {
        return switch (ConfigReader.read(stored)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) ->
                throw new IllegalStateException("a stored document has " + problems.size() + " problems");
        };
    }

    /** The refusal of a version that was never published. */
    public static ProblemException noSuchVersion(int version) {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no version " + version + ".");
    }

    public static Map<String, Integer> counts(ConfigDocument document) {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("service_lines", document.serviceLines().size());
        counts.put("vendors", document.vendors().size());
        counts.put(
                "sources",
                document.vendors().stream().mapToInt(v -> v.sources().size()).sum());
        counts.put("clients", document.clients().size());
        counts.put(
                "endpoints",
                document.clients().stream().mapToInt(c -> c.endpoints().size()).sum());
        counts.put("territories", document.territories().size());
        counts.put("orders", document.orders().size());
        counts.put("plans", document.plans().size());
        return counts;
    }
}
