package io.headgate.validation.assessment;

import io.headgate.model.intake.v1.LeadReceived;

/** What the consumer makes of a received lead before its transaction. */
sealed interface PreparedLead {

    /** Checked, since that took no time. */
    record Assessed(AssessedLead lead) implements PreparedLead {}

    /** To be checked after the transaction, because providers are asked: no other lead is to wait for them. */
    record ToBeAsked(LeadReceived lead) implements PreparedLead {}
}
