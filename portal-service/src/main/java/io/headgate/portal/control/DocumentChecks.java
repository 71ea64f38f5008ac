package io.headgate.portal.control;

import io.headgate.config.ConfigValidator;
import io.headgate.config.Findings;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Validates a document as a whole against the shipped reference data, as of today. */
@Component
class DocumentChecks {

    private final Clock clock;

    DocumentChecks(Clock clock) {
        this.clock = clock;
    }

    Findings findings(ConfigDocument document) {
        return ConfigValidator.validate(
                document, ReferenceData.load(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
