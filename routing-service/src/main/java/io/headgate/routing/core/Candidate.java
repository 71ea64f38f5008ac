package io.headgate.routing.core;

import io.headgate.model.config.RightKind;
import io.headgate.model.shared.Money;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a step may choose, and how it came to be one.
 *
 * @param position the place that the operators gave it: in the step's list or among the territories
 */
record Candidate(
        CompiledEndpoint endpoint,
        @Nullable CompiledRight right,
        @Nullable String matchedBy,
        Money price,
        int position) {

    /** Better rights first; within equal rights the lower priority number, then the operators' order, then the id. */
    static final Comparator<Candidate> ORDER = Comparator.<Candidate>comparingInt(c -> c.isOverflow() ? 1 : 0)
            .thenComparingInt(Candidate::tier)
            .thenComparingInt(c -> c.isExclusive() ? 0 : 1)
            .thenComparingInt(c -> c.endpoint.endpoint().priority())
            .thenComparingInt(Candidate::position)
            .thenComparing(c -> c.endpoint.id());

    static Candidate byRight(TerritoryIndex.Match match) {
        var right = match.right();
        return new Candidate(right.endpoint(), right, match.by(), right.price(), right.position());
    }

    static Candidate byList(CompiledEndpoint endpoint, int position) {
        return new Candidate(endpoint, null, null, endpoint.price(), position);
    }

    String id() {
        return endpoint.id();
    }

    int priority() {
        return endpoint.endpoint().priority();
    }

    int tier() {
        return right == null ? 0 : right.tier();
    }

    boolean isExclusive() {
        return right != null && right.kind() == RightKind.EXCLUSIVE;
    }

    boolean isOverflow() {
        return right != null && right.kind() == RightKind.OVERFLOW;
    }

    /** Whether both hold equally good rights, so that the step's algorithm decides between them. */
    boolean isPeerOf(Candidate other) {
        return isOverflow() == other.isOverflow() && tier() == other.tier() && isExclusive() == other.isExclusive();
    }

    @Nullable
    String rightName() {
        return right == null ? null : right.kind().name().toLowerCase(Locale.ROOT);
    }
}
