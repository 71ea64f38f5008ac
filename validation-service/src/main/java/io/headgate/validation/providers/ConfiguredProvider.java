package io.headgate.validation.providers;

import io.headgate.model.config.ProviderSettings;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.Bulkhead;
import io.headgate.outbound.limit.CallVerdict;
import io.headgate.outbound.limit.CircuitBreaker;
import io.headgate.outbound.limit.CircuitBreakerSettings;
import io.headgate.outbound.limit.CircuitState;
import io.headgate.outbound.limit.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One provider as the live configuration has it, with the limits that stand before it and before no other. */
final class ConfiguredProvider {

    private static final CircuitBreakerSettings CIRCUIT =
            new CircuitBreakerSettings(20, 5, 60, Duration.ofSeconds(10), Duration.ofMinutes(2));
    private static final Duration NEXT_TOKEN = Duration.ofMillis(20);

    private final ProviderSettings settings;
    private final List<String> secrets;
    private final CheckProvider provider;
    private final Bulkhead bulkhead;
    private final RateLimiter rate;
    private final CircuitBreaker circuit;

    ConfiguredProvider(ProviderSettings settings, List<String> secrets, Clock clock) {
        this.settings = settings;
        this.secrets = List.copyOf(secrets);
        provider = ProviderKinds.create(settings);
        bulkhead = new Bulkhead(settings.concurrency());
        rate = new RateLimiter(settings.perSecond(), System.nanoTime());
        circuit = new CircuitBreaker(settings.id(), CIRCUIT, clock);
    }

    /** Whether this is how the provider is set up; then its limits remember what happened so far. */
    boolean isSetUpAs(ProviderSettings other, List<String> otherSecrets) {
        return settings.equals(other) && secrets.equals(otherSecrets);
    }

    ProviderSettings settings() {
        return settings;
    }

    List<String> secrets() {
        return secrets;
    }

    CheckProvider provider() {
        return provider;
    }

    CircuitState circuitState() {
        return circuit.health().state();
    }

    /** Why no call may be made. */
    enum Refusal {
        CIRCUIT_OPEN,
        TOO_MANY_AT_ONCE,
        TOO_MANY_A_SECOND
    }

    /** A call may be made, and then {@link #end} must be called; or why not. */
    sealed interface Entry {

        record Admitted() implements Entry {}

        record Refused(Refusal why) implements Entry {}
    }

    /** Waits for a place among the calls at most that long; a provider that is down is not waited for. */
    Entry enter(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        circuit.probeWhenRested();
        if (circuitState() == CircuitState.OPEN) {
            return new Entry.Refused(Refusal.CIRCUIT_OPEN);
        }
        if (!bulkhead.acquireWithin(patience)) {
            return new Entry.Refused(Refusal.TOO_MANY_AT_ONCE);
        }
        if (!awaitToken(until)) {
            bulkhead.release(AttemptPriority.FIRST);
            return new Entry.Refused(Refusal.TOO_MANY_A_SECOND);
        }
        // Asked last, because a permission of the circuit is for a call that is made at once.
        if (!circuit.tryAcquire()) {
            rate.release();
            bulkhead.release(AttemptPriority.FIRST);
            return new Entry.Refused(Refusal.CIRCUIT_OPEN);
        }
        return new Entry.Admitted();
    }

    void end(CallVerdict verdict, String detail) {
        circuit.record(verdict, detail);
        bulkhead.release(AttemptPriority.FIRST);
    }

    private boolean awaitToken(long until) throws InterruptedException {
        while (!rate.tryAcquire(System.nanoTime())) {
            if (System.nanoTime() - until >= 0) {
                return false;
            }
            Thread.sleep(NEXT_TOKEN);
        }
        return true;
    }
}
