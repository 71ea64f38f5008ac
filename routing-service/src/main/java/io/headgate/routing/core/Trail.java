package io.headgate.routing.core;

import io.headgate.model.routing.v1.DecisionTrace;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to a decision: every candidate with the values that were compared, as they were. It becomes the
 * {@link DecisionTrace} that is written when somebody asks for it, and then the same at every time, whatever the counters
 * show by then; a decision that is made again before it counts is never put into words.
 */
final class Trail {

    private final Supplier<DecisionTrace> written;
    // Two threads that ask at once write the same.
    private volatile @Nullable DecisionTrace trace;

    Trail(Supplier<DecisionTrace> written) {
        this.written = written;
    }

    DecisionTrace trace() {
        var known = trace;
        if (known == null) {
            known = written.get();
            trace = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trail trail && trace().equals(trail.trace());
    }

    @Override
    public int hashCode() {
        return trace().hashCode();
    }

    @Override
    public String toString() {
        return trace().toString();
    }
}
