package io.headgate.reconciliation.core;

import io.headgate.model.config.ReturnRemedy;
import io.headgate.model.shared.ReasonCode;

/** Whether an agreement covers a return. */
public sealed interface ReturnVerdict {

    /** It does, and this is what it gives back. */
    record Covered(ReturnRemedy remedy) implements ReturnVerdict {}

    /** It does not; the rule is the clause in words, with the values compared. */
    record NotCovered(ReasonCode code, String rule) implements ReturnVerdict {}
}
