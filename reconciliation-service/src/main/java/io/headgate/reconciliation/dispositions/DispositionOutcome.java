package io.headgate.reconciliation.dispositions;

import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.reconciliation.core.DispositionRules.Problem;
import java.util.List;

/** What became of one disposition that was sent. */
sealed interface DispositionOutcome {

    /** Recorded now. */
    record Recorded(DispositionRecorded fact) implements DispositionOutcome {}

    /** The same was recorded before, or further up in the same request. */
    record Repeated(DispositionRecorded fact) implements DispositionOutcome {}

    /** Not recorded, and why, field by field. */
    record Refused(List<Problem> problems) implements DispositionOutcome {}
}
