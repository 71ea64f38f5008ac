package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.shared.ReasonCode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A right over the lead's place.
 *
 * @param exclusion asked only for those that the choice gets to
 */
record PlainCandidate(PlainRight right, boolean inForce, Exclusion exclusion) {

    /** Says the first rule that keeps a candidate out. */
    @FunctionalInterface
    interface Exclusion {
        @Nullable
        ReasonCode reason();
    }

    static final Comparator<PlainCandidate> ORDER = Comparator.<PlainCandidate>comparingInt(
                    o -> o.right.overflow() ? 1 : 0)
            .thenComparingInt(o -> o.right.tier())
            .thenComparingInt(o -> o.right.exclusive() ? 0 : 1)
            .thenComparingInt(o -> o.right.endpoint().priority())
            .thenComparingInt(o -> o.right.position());

    /** The option on a right, judged by the plain reading of the rules. */
    static PlainCandidate judged(PlainRight right, DecideCase one) {
        var inForce = right.inForce(one.now());
        return new PlainCandidate(right, inForce, () -> firstExclusion(right, inForce, one));
    }

    private static @Nullable ReasonCode firstExclusion(PlainRight right, boolean inForce, DecideCase one) {
        var endpoint = right.endpoint();
        var pause = one.context().pauses().get(endpoint.getId());
        if (one.round().excluded().contains(endpoint.getId())) {
            return ReasonCode.ALREADY_TRIED;
        } else if (!inForce) {
            return ReasonCode.RIGHT_NOT_IN_FORCE;
        } else if (endpoint.getStatus() == EndpointStatus.PAUSED) {
            return ReasonCode.ENDPOINT_PAUSED;
        } else if (endpoint.getStatus() == EndpointStatus.DISABLED) {
            return ReasonCode.ENDPOINT_DISABLED;
        } else if (!endpoint.isDeliverable()) {
            return ReasonCode.METHOD_NOT_AVAILABLE;
        } else if (pause != null && pause.inForce(one.now())) {
            return ReasonCode.ENDPOINT_PAUSED;
        } else if (!endpoint.takes(one.lead().findings().lineTypes())) {
            return ReasonCode.LINE_TYPE_NOT_ACCEPTED;
        } else if (!endpoint.wants(one)) {
            return ReasonCode.CONDITION_NOT_MET;
        } else if (endpoint.sentLately(one)) {
            return ReasonCode.ALREADY_SENT;
        } else if (one.context().broken().containsKey(endpoint.getId())) {
            return ReasonCode.ENDPOINT_UNHEALTHY;
        } else if (endpoint.closed(one.now())) {
            return ReasonCode.OUT_OF_HOURS;
        }
        return endpoint.full(one, right.priceMicros()) ? ReasonCode.CAP_REACHED : null;
    }

    String id() {
        return right.endpoint().getId();
    }

    boolean isPeerOf(PlainCandidate other) {
        return right.overflow() == other.right.overflow()
                && right.tier() == other.right.tier()
                && right.exclusive() == other.right.exclusive();
    }
}
