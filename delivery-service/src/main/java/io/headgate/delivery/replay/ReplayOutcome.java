package io.headgate.delivery.replay;

import io.headgate.model.delivery.v1.AttemptClass;
import org.jspecify.annotations.Nullable;

/** What became of an operator's wish to send a delivery again. */
public sealed interface ReplayOutcome {

    /** It was waiting and is due at once. */
    record Hastened() implements ReplayOutcome {}

    /** It was sent once more. An acceptance resolves a delivery whose outcome was unknown; any other outcome stays. */
    record Sent(int attempt, AttemptClass result, @Nullable Integer status, String detail) implements ReplayOutcome {}

    /** There is no such delivery. */
    record Unknown() implements ReplayOutcome {}

    /** An attempt is under way. */
    record UnderWay() implements ReplayOutcome {}

    /** It went back to routing, so somebody else may have the lead by now. */
    record WentBack() implements ReplayOutcome {}

    /** Not now: the endpoint is paused or down, or intake does not answer. */
    record NotNow(String detail) implements ReplayOutcome {}
}
