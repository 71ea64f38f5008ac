package io.headgate.intake.core.reading;

import io.headgate.model.config.ConfigDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All sources of one configuration version, compiled. */
public record SourceDirectory(int version, Map<String, SourceTerms> byId) {

    /** Before the first publish: nobody may post. */
    public static final SourceDirectory NONE = new SourceDirectory(0, Map.of());

    public SourceDirectory {
        byId = Map.copyOf(byId);
    }

    public static SourceDirectory compile(int version, ConfigDocument document) {
        var lines = new HashMap<String, String>();
        document.serviceLines().forEach(line -> lines.put(line.id().toLowerCase(Locale.ROOT), line.id()));
        var sources = new HashMap<String, SourceTerms>();
        for (var vendor : document.vendors()) {
            for (var source : vendor.sources()) {
                sources.put(source.id(), new SourceTerms(source, vendor.id(), document.brand(), Map.copyOf(lines)));
            }
        }
        return new SourceDirectory(version, sources);
    }

    public Optional<SourceTerms> source(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In a fixed order, for lists. */
    public List<SourceTerms> sorted() {
        return byId.values().stream()
                .sorted(java.util.Comparator.comparing(SourceTerms::sourceId))
                .toList();
    }
}
