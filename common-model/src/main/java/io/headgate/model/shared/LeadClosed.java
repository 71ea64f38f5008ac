package io.headgate.model.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fact: the lead reached its one terminal outcome. Said by the stage that ended it (intake, validation or routing),
 * hence not in any stage's own package.
 *
 * @param reason null exactly when delivered
 */
public record LeadClosed(
        LeadId leadId,
        Instant at,
        Outcome outcome,
        Stage stage,
        @Nullable ReasonCode reason,
        @Nullable String detail,
        @Nullable LeadId duplicateOf)
        implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
