package io.headgate.routing.core.explain;

import io.headgate.model.routing.v1.DecisionTrace;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a decision, built when it is first asked for and then kept. It holds the values that were compared as they
 * were, so it is the same whenever it is built. A decision that is made again before it commits never pays for its trace.
 */
public final class LazyTrace {

    private final Supplier<DecisionTrace> written;
    // Two threads that ask at once write the same.
    private volatile @Nullable DecisionTrace trace;

    public LazyTrace(Supplier<DecisionTrace> written) {
        this.written = written;
    }

    public DecisionTrace trace() {
        var known = trace;
        if (known == null) {
            known = written.get();
            trace = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LazyTrace lazy && trace().equals(lazy.trace());
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
