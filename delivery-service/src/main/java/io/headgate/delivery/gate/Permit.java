package io.headgate.delivery.gate;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.Bulkhead;
import io.headgate.outbound.limit.CircuitHealth;
import java.time.Duration;
import java.util.Optional;

/** The right to one attempt at one endpoint; to be closed exactly once, whatever became of it. */
public final class Permit implements AutoCloseable {

    private final EndpointGate gate;
    private final AttemptPriority priority;
    private final Bulkhead bulkhead;
    private boolean used;
    private boolean closed;

    Permit(EndpointGate gate, AttemptPriority priority, Bulkhead bulkhead) {
        this.gate = gate;
        this.priority = priority;
        this.bulkhead = bulkhead;
    }

    public EndpointGate gate() {
        return gate;
    }

    /**
     * Reports the attempt; returns the breaker's new state if it changed.
     *
     * @param rest how long the endpoint is left alone when it is overloaded and does not say how long
     */
    public synchronized Optional<CircuitHealth> used(AttemptOutcome outcome, Duration rest) {
        if (used) {
            throw new IllegalStateException("a permit is for one attempt");
        }
        used = true;
        return gate.record(outcome, rest);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            gate.leave(priority, bulkhead, used);
        }
    }
}
