package io.headgate.routing.core.caps;

import io.headgate.model.config.Cap;
import io.headgate.model.shared.LeadFacts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The leads that a cap counts: those of these sources and for these service lines, where any is named. */
public record CapScope(Set<String> sources, Set<String> serviceLines) {

    /** Every lead. */
    public static final CapScope EVERYTHING = new CapScope(Set.of(), Set.of());

    public CapScope {
        sources = Set.copyOf(sources);
        serviceLines = Set.copyOf(serviceLines);
    }

    static CapScope of(Cap cap) {
        return cap.countsEverything()
                ? EVERYTHING
                : new CapScope(Set.copyOf(cap.sources()), Set.copyOf(cap.serviceLines()));
    }

    boolean covers(LeadFacts facts) {
        return (sources.isEmpty() || sources.contains(facts.sourceId()))
                && (serviceLines.isEmpty()
                        || (facts.serviceLine() != null && serviceLines.contains(facts.serviceLine())));
    }

    /** The key of the scope; the order in which its parts were written has no influence on it. */
    String key() {
        return part(":sources=", sources) + part(":lines=", serviceLines);
    }

    /** For people: " for termite from source web". */
    public String nameInWords() {
        var lines = serviceLines.isEmpty() ? "" : " for " + String.join(" or ", sorted(serviceLines));
        return lines + (sources.isEmpty() ? "" : " from " + String.join(" or ", sorted(sources)));
    }

    private static String part(String name, Set<String> ids) {
        return ids.isEmpty() ? "" : name + String.join(",", sorted(ids));
    }

    private static List<String> sorted(Set<String> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }
}
