package io.headgate.intake.submission;

import io.headgate.intake.core.status.DecisionStatus;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import org.jspecify.annotations.Nullable;

/** What a source reads when it waited for the decision. The price is its own contract's, never a client's. */
record DecisionAnswer(
        String leadId,
        String outcome,
        @Nullable Reason reason,
        @Nullable Money price,
        @Nullable String redirectUrl) {

    /** A reason in words that name no other party. */
    record Reason(String code, String detail) {}

    static DecisionAnswer of(DecisionStatus standing) {
        var outcome = standing.status().outcome().orElseThrow();
        return new DecisionAnswer(
                standing.leadId().toString(),
                outcome,
                reason(standing.reason()),
                outcome.equals("accepted") ? standing.cost() : null,
                null);
    }

    static DecisionAnswer rejected(LeadId leadId, ReasonCode reason) {
        return new DecisionAnswer(leadId.toString(), "rejected", reason(reason), null, null);
    }

    private static @Nullable Reason reason(@Nullable ReasonCode code) {
        return code == null ? null : new Reason(code.name(), code.publicMeaning());
    }
}
