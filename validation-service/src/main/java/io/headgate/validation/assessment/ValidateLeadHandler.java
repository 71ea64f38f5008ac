package io.headgate.validation.assessment;

import io.headgate.messaging.EventHandler;
import io.headgate.messaging.Outbox;
import io.headgate.messaging.PoisonException;
import io.headgate.messaging.ReceivedEvent;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.Contact;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.UnsealableException;
import io.headgate.service.log.CanonicalLine;
import io.headgate.validation.config.ValidationMetrics;
import io.headgate.validation.core.Assessment;
import io.headgate.validation.core.CheckSubject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Checks a lead outside any transaction, with the person in memory only; then keeps and says the outcome in one. */
@Component
class ValidateLeadHandler implements EventHandler<LeadReceived, ValidateLeadHandler.Checked> {

    private final ContactSealer sealer;
    private final SourcePolicies policies;
    private final CheckRunner runner;
    private final CheckResultTable results;
    private final Outbox outbox;
    private final ValidationMetrics metrics;
    private final Clock clock;

    ValidateLeadHandler(
            ContactSealer sealer,
            SourcePolicies policies,
            CheckRunner runner,
            CheckResultTable results,
            Outbox outbox,
            ValidationMetrics metrics,
            Clock clock) {
        this.sealer = sealer;
        this.policies = policies;
        this.runner = runner;
        this.results = results;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A lead with everything that was found about it, and without the person. */
    record Checked(LeadReceived lead, Assessment assessment, Instant at) {

        LeadFacts facts() {
            return lead.facts().at(assessment.location());
        }
    }

    @Override
    public Checked prepare(ReceivedEvent<LeadReceived> received) {
        var lead = received.event();
        var subject = new CheckSubject(open(lead), lead.facts());
        var assessment = runner.assess(subject, policies.of(lead.facts().sourceId()));
        return new Checked(lead, assessment, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Contact open(LeadReceived lead) {
        try {
            return sealer.open(lead.leadId(), lead.contact());
        } catch (UnsealableException e) {
            throw new PoisonException("the contact was not sealed for this lead by this installation");
        }
    }

    @Override
    public void apply(List<Prepared<LeadReceived, Checked>> batch) {
        var all = batch.stream().map(Prepared::work).toList();
        var fresh = results.insertNew(all);
        var announced = all.stream()
                .filter(checked -> fresh.contains(checked.lead().leadId()))
                .toList();
        announced.forEach(this::announce);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                announced.forEach(ValidateLeadHandler.this::record);
            }
        });
    }

    private void announce(Checked checked) {
        var lead = checked.lead();
        var assessment = checked.assessment();
        outbox.append(
                Topics.LEAD_EVENTS,
                new LeadChecked(
                        lead.leadId(), checked.at(), checked.facts(), assessment.outcome(), assessment.checks()));
        if (assessment.outcome() == ValidationOutcome.REJECT) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new LeadClosed(
                            lead.leadId(),
                            checked.at(),
                            Outcome.REJECTED,
                            Stage.VALIDATION,
                            assessment.reason(),
                            assessment.detail(),
                            null));
        } else {
            outbox.append(
                    Topics.LEADS_VALIDATED,
                    new LeadValidated(
                            lead.leadId(), checked.facts(), assessment.outcome(), assessment.checks(), lead.contact()));
        }
    }

    // After the commit, so that a repeated transaction counts once.
    private void record(Checked checked) {
        var assessment = checked.assessment();
        metrics.validated(assessment.outcome(), assessment.reason());
        var line = CanonicalLine.of("lead.validated")
                .lead(checked.lead().leadId())
                .with("source_id", checked.lead().facts().sourceId())
                .with("outcome", assessment.outcome())
                .with("reason", assessment.reason())
                .with("since_received_ms", sinceReceived(checked).toMillis());
        assessment.checks().forEach(check -> line.with("check_" + check.check(), check.verdict()));
        line.write();
    }

    private static Duration sinceReceived(Checked checked) {
        return Duration.between(checked.lead().facts().receivedAt(), checked.at());
    }
}
