package io.headgate.reconciliation.dispositions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.DispositionRules.Problem;
import io.headgate.service.web.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param result {@code recorded}, {@code repeated} (it was recorded before) or {@code refused}
 * @param disposition what stands recorded; null when refused
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DispositionAnswer(String result, @Nullable View disposition, List<FieldProblem> errors) {

    static final String RECORDED = "recorded";
    static final String REPEATED = "repeated";
    static final String REFUSED = "refused";

    /** What was recorded. */
    record View(
            String deliveryId,
            String leadId,
            String clientId,
            String endpointId,
            String status,
            @Nullable Money value,
            Instant occurredAt,
            Instant recordedAt) {

        static View of(DispositionRecorded fact) {
            return new View(
                    fact.deliveryId().toString(),
                    fact.leadId().toString(),
                    fact.clientId(),
                    fact.endpointId(),
                    fact.status().name().toLowerCase(Locale.ROOT),
                    fact.value(),
                    fact.occurredAt(),
                    fact.at());
        }
    }

    static DispositionAnswer of(DispositionOutcome outcome) {
        return switch (outcome) {
            case DispositionOutcome.Recorded(var fact) -> new DispositionAnswer(RECORDED, View.of(fact), List.of());
            case DispositionOutcome.Repeated(var fact) -> new DispositionAnswer(REPEATED, View.of(fact), List.of());
            case DispositionOutcome.Refused(var problems) -> new DispositionAnswer(REFUSED, null, fields(problems));
        };
    }

    private static List<FieldProblem> fields(List<Problem> problems) {
        return problems.stream()
                .map(each -> new FieldProblem(each.field(), each.code(), each.detail()))
                .toList();
    }
}
