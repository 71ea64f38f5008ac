package io.headgate.validation.assessment;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.intake.v1.LeadReceived;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks a lead outside any transaction, with the person in memory only; then keeps and says the outcome in one. */
@Component
class ValidateLeadHandler implements EventHandler<LeadReceived, AssessedLead> {

    private final LeadAssessor assessor;
    private final AssessmentRecorder recorder;

    ValidateLeadHandler(LeadAssessor assessor, AssessmentRecorder recorder) {
        this.assessor = assessor;
        this.recorder = recorder;
    }

    @Override
    public AssessedLead prepare(ReceivedEvent<LeadReceived> received) {
        return assessor.assess(received.event());
    }

    @Override
    public void apply(List<Prepared<LeadReceived, AssessedLead>> batch) {
        recorder.recordNew(batch.stream().map(Prepared::work).toList());
    }
}
