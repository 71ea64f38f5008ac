package io.headgate.portal.control;

import io.headgate.config.ConfigValidator;
import io.headgate.config.Findings;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Validates a document as a whole against the shipped reference data, as of today. The last findings are kept: who publishes
 * has as a rule just validated the same document.
 */
@Component
class DocumentChecks {

    private record Known(ConfigDocument document, LocalDate day, Findings findings) {}

    private final Clock clock;
    private volatile @Nullable Known known;

    DocumentChecks(Clock clock) {
        this.clock = clock;
    }

    Findings findings(ConfigDocument document) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var last = known;
        // The same object, not an equal one: comparing large documents costs as much as it would save.
        if (last != null && last.document() == document && last.day().equals(today)) {
            return last.findings();
        }
        var findings = ConfigValidator.validate(document, ReferenceData.load(), today);
        known = new Known(document, today, findings);
        return findings;
    }
}
