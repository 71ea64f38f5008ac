package io.headgate.reconciliation.returns;

import io.headgate.model.config.ReturnRemedy;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A return as its client sees it: nothing of the source, nothing of another client. */
record ReturnView(
        String returnId,
        String deliveryId,
        String leadId,
        String endpointId,
        String reason,
        @Nullable String note,
        String decision,
        @Nullable String remedy,
        @Nullable Money credit,
        @Nullable Refusal refusal,
        Instant decidedAt) {

    /** Why not: the code, its public meaning, and the clause of the client's own agreement with the values compared. */
    record Refusal(ReasonCode code, String detail, @Nullable String rule) {}

    static ReturnView of(LeadReturn made, @Nullable String note) {
        var remedy = made.decision().remedy();
        var refusal = made.decision().refusal();
        return new ReturnView(
                made.returnId().toString(),
                made.deliveryId().toString(),
                made.leadId().toString(),
                made.endpointId(),
                made.reason(),
                note,
                made.decision().approved() ? "approved" : "refused",
                remedy == null ? null : remedy.name().toLowerCase(Locale.ROOT),
                remedy == ReturnRemedy.CREDIT ? made.price() : null,
                refusal == null
                        ? null
                        : new Refusal(
                                refusal,
                                refusal.publicMeaning(),
                                made.decision().rule()),
                made.decidedAt());
    }
}
