package io.headgate.reconciliation.returns;

import io.headgate.model.shared.ReturnId;

/** What became of a request to return a delivery. */
sealed interface ReturnOutcome {

    /** Decided now. */
    record Decided(LeadReturn made) implements ReturnOutcome {}

    /** The same return was asked for before: its first answer. */
    record Repeated(LeadReturn made) implements ReturnOutcome {}

    /** The delivery was returned before, for another reason. */
    record AlreadyMade(ReturnId earlier) implements ReturnOutcome {}

    /** This client accepted no such delivery. Another client's delivery looks exactly the same. */
    record NotDelivered() implements ReturnOutcome {}

    /** The client had the lead more than once; only a delivery id can tell which is meant. */
    record Ambiguous() implements ReturnOutcome {}
}
