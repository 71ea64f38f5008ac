package io.headgate.portal.control;

import io.headgate.config.ConfigProblem;
import io.headgate.config.ConfigValidator;
import io.headgate.config.Findings;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Validates a document as a whole against the shipped reference data, as of today. */
@Component
class DocumentChecks {

    private final Clock clock;
    private final LeadVolumes volumes;

    DocumentChecks(Clock clock, LeadVolumes volumes) {
        this.clock = clock;
        this.volumes = volumes;
    }

    /** Everything there is to say; of places that nobody covers also how many leads came from there. */
    Findings findings(ConfigDocument document) {
        return ConfigValidator.validate(document, ReferenceData.load(), today(), volumes.upTo(clock.instant()));
    }

    /** What forbids publishing; asks nothing of the leads that came, so that a publish never waits for them. */
    List<ConfigProblem> errors(ConfigDocument document) {
        return ConfigValidator.validate(document, ReferenceData.load(), today()).errors();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
