package io.headgate.model.intake.v1;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.util.List;

/**
 * Fact: a submission got a lead id, whatever becomes of it. Schema failures and duplicates are recorded too, so that
 * acceptance rates are right; a {@code LeadClosed} follows in the same transaction for those.
 */
public record LeadRecorded(LeadId leadId, LeadFacts facts, int configVersion, List<FieldError> errors)
        implements Event {

    public LeadRecorded {
        errors = List.copyOf(errors);
    }

    /** One bad field; the detail never repeats the value. */
    public record FieldError(String field, String code, String detail) {}

    @Override
    public String key() {
        return leadId.toString();
    }
}
