package io.headgate.validation.assessment;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.service.log.CanonicalLine;
import io.headgate.validation.config.ValidationMetrics;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was found about leads and announces it, each lead once, in the transaction that is open. */
@Component
class AssessmentRecorder {

    private final CheckResultTable results;
    private final Outbox outbox;
    private final ValidationMetrics metrics;

    AssessmentRecorder(CheckResultTable results, Outbox outbox, ValidationMetrics metrics) {
        this.results = results;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Leads that have a result already are passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordNew(List<AssessedLead> assessed) {
        var fresh = results.insertNew(assessed);
        var announced = assessed.stream()
                .filter(lead -> fresh.contains(lead.lead().leadId()))
                .toList();
        announced.forEach(this::announce);
        AfterCommit.run(() -> announced.forEach(this::measure));
    }

    private void announce(AssessedLead assessed) {
        var lead = assessed.lead();
        var assessment = assessed.assessment();
        outbox.append(
                Topics.LEAD_EVENTS,
                new LeadChecked(
                        lead.leadId(), assessed.at(), assessed.facts(), assessment.outcome(), assessment.checks()));
        if (assessment.outcome() == ValidationOutcome.REJECT) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new LeadClosed(
                            lead.leadId(),
                            assessed.at(),
                            Outcome.REJECTED,
                            Stage.VALIDATION,
                            assessment.reason(),
                            assessment.detail(),
                            null));
        } else {
            outbox.append(
                    Topics.LEADS_VALIDATED,
                    new LeadValidated(
                            lead.leadId(),
                            assessed.facts(),
                            assessment.outcome(),
                            assessment.checks(),
                            lead.contact()));
        }
    }

    // After the commit, so that a repeated transaction counts once.
    private void measure(AssessedLead assessed) {
        var assessment = assessed.assessment();
        metrics.validated(assessment.outcome(), assessment.reason());
        var line = CanonicalLine.of("lead.validated")
                .lead(assessed.lead().leadId())
                .with("source_id", assessed.lead().facts().sourceId())
                .with("outcome", assessment.outcome())
                .with("reason", assessment.reason())
                .with("since_received_ms", sinceReceived(assessed).toMillis());
        assessment.checks().forEach(check -> line.with("check_" + check.check(), check.verdict()));
        line.write();
    }

    private static Duration sinceReceived(AssessedLead assessed) {
        return Duration.between(assessed.lead().facts().receivedAt(), assessed.at());
    }
}
