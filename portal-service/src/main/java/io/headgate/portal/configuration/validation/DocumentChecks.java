package io.headgate.portal.configuration.validation;

import io.headgate.config.ConfigProblem;
import io.headgate.config.ConfigValidator;
import io.headgate.config.ValidationFindings;
import io.headgate.model.config.Client;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Validates a document as a whole against the shipped reference data, as of today. The last findings are kept: who publishes
 * has as a rule just validated the same document.
 */
@Component
public class DocumentChecks {

    private record Known(ConfigDocument document, LocalDate day, List<ConfigProblem> errors) {}

    private final Clock clock;
    private final LeadVolumes volumes;
    private final InstallationSettings settings;
    private volatile @Nullable Known known;

    DocumentChecks(Clock clock, LeadVolumes volumes, InstallationSettings settings) {
        this.clock = clock;
        this.volumes = volumes;
        this.settings = settings;
    }

    /** Everything there is to say; of places that nobody covers also how many leads came from there. */
    public ValidationFindings findings(ConfigDocument document) {
        var today = today(document, clock.instant());
        var findings = ConfigValidator.validate(document, ReferenceData.load(), today, volumes.upTo(clock.instant()));
        known = new Known(document, today, findings.errors());
        var warnings = new ArrayList<>(findings.warnings());
        warnings.addAll(settings.missingFor(document));
        return new ValidationFindings(findings.errors(), warnings);
    }

    /** What forbids publishing, and nothing else, so that a publish does not wait for what only warns. */
    public List<ConfigProblem> errors(ConfigDocument document) {
        var today = today(document, clock.instant());
        var last = known;
        // The same object, not an equal one: comparing large documents costs as much as it would save.
        if (last != null && last.document() == document && last.day().equals(today)) {
            return last.errors();
        }
        return ConfigValidator.errors(document, ReferenceData.load(), today);
    }

    /** The day by the westernmost clock of the network: what ends today has ended once it has for the last of its owners. */
    static LocalDate today(ConfigDocument document, Instant now) {
        return Stream.concat(
                        Stream.of(document.brand().timeZone()),
                        document.clients().stream().map(Client::timeZone))
                .filter(Objects::nonNull)
                .distinct()
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(zone -> LocalDate.ofInstant(now, ZoneId.of(zone)))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
