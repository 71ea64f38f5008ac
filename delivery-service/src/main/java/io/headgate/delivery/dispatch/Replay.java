package io.headgate.delivery.dispatch;

import io.headgate.model.delivery.v1.AttemptClass;
import org.jspecify.annotations.Nullable;

/** What became of an operator's wish to send a delivery again. */
public sealed interface Replay {

    /** It was waiting and is due at once. */
    record Hastened() implements Replay {}

    /** It was sent once more. An acceptance resolves a delivery whose outcome was unknown; any other outcome stays. */
    record Sent(int attempt, AttemptClass result, @Nullable Integer status, String detail) implements Replay {}

    /** There is no such delivery. */
    record Unknown() implements Replay {}

    /** An attempt is under way. */
    record UnderWay() implements Replay {}

    /** It went back to routing, so somebody else may have the lead by now. */
    record WentBack() implements Replay {}

    /** Not now: the endpoint is paused or down, or intake does not answer. */
    record NotNow(String detail) implements Replay {}
}
