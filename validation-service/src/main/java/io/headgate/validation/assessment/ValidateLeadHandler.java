package io.headgate.validation.assessment;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.validation.assessment.PreparedLead.Assessed;
import io.headgate.validation.assessment.PreparedLead.ToBeAsked;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Checks a lead outside any transaction, with the person in memory only; then keeps and announces the outcome in one.
 * A lead of which providers are asked is only taken in here: the consumer never waits for somebody outside.
 */
@Component
class ValidateLeadHandler implements EventHandler<LeadReceived, PreparedLead> {

    private final LeadAssessor assessor;
    private final AssessmentRecorder recorder;
    private final PendingChecks pending;

    ValidateLeadHandler(LeadAssessor assessor, AssessmentRecorder recorder, PendingChecks pending) {
        this.assessor = assessor;
        this.recorder = recorder;
        this.pending = pending;
    }

    @Override
    public PreparedLead prepare(ReceivedEvent<LeadReceived> received) {
        var lead = received.event();
        return assessor.asksOthers(lead) ? new ToBeAsked(lead) : new Assessed(assessor.assess(lead));
    }

    // A lead is pending or checked once: the keys of both tables say so.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<LeadReceived, PreparedLead>> batch) {
        var assessed = new ArrayList<AssessedLead>();
        var toBeAsked = new ArrayList<LeadReceived>();
        for (var prepared : batch) {
            switch (prepared.work()) {
                case Assessed(var lead) -> assessed.add(lead);
                case ToBeAsked(var lead) -> toBeAsked.add(lead);
            }
        }
        if (!assessed.isEmpty()) {
            recorder.recordNew(assessed);
        }
        if (!toBeAsked.isEmpty()) {
            pending.keepAndBegin(toBeAsked);
        }
    }
}
