package io.headgate.validation.assessment;

import io.headgate.messaging.event.PoisonException;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.person.Contact;
import io.headgate.outbound.core.Deadline;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.UnsealableException;
import io.headgate.validation.config.ValidationProperties;
import io.headgate.validation.core.CheckSubject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Opens a lead in memory and has it checked by its source's policy. No transaction is open meanwhile. */
@Component
class LeadAssessor {

    private final ContactSealer sealer;
    private final SourcePolicies policies;
    private final CheckRunner runner;
    private final ValidationProperties properties;
    private final Clock clock;

    LeadAssessor(
            ContactSealer sealer,
            SourcePolicies policies,
            CheckRunner runner,
            ValidationProperties properties,
            Clock clock) {
        this.sealer = sealer;
        this.policies = policies;
        this.runner = runner;
        this.properties = properties;
        this.clock = clock;
    }

    /** Makes all checks of the lead within the time that a lead has. */
    AssessedLead assess(LeadReceived lead) {
        var deadline = Deadline.after(properties.timePerLead(), System.nanoTime());
        var subject = new CheckSubject(open(lead), lead.facts());
        var assessment = runner.assess(subject, policies.policyOf(lead.facts().sourceId()), deadline);
        return new AssessedLead(lead, assessment, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Whether checking the lead may take its time, because its source has somebody outside asked.
     *
     * @throws PoisonException when the contact cannot be opened, so that it never could be checked
     */
    boolean asksOthers(LeadReceived lead) {
        if (!runner.asksOthers(policies.policyOf(lead.facts().sourceId()))) {
            return false;
        }
        open(lead);
        return true;
    }

    private Contact open(LeadReceived lead) {
        try {
            return sealer.open(lead.leadId(), lead.contact());
        } catch (UnsealableException e) {
            throw new PoisonException("the contact was not sealed for this lead by this installation");
        }
    }
}
