package io.headgate.routing.live;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.compile.NetworkCompiler;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The network that decides now: recompiled when the control plane publishes, and kept as it was when a version does
 * not compile. Pauses are as of the latest word, without recompiling.
 */
@Component
public class LiveNetwork {

    /** A version with what was said beside it; read once per batch, so that a batch is decided on one state. */
    public record State(CompiledNetwork network, Map<String, PauseChanged> pauses) {}

    private final EndpointHealth health;
    private final Supplier<Conversions> conversions;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<BiConsumer<CompiledNetwork, CompiledNetwork>> preparations =
            new CopyOnWriteArrayList<>();
    private volatile State state;

    LiveNetwork(ConfigFeed feed, EndpointHealth health, Supplier<Conversions> conversions) {
        this.health = health;
        this.conversions = conversions;
        this.state = new State(compile(ConfigDocument.EMPTY, 0), Map.of());
        feed.onChange(this::take);
    }

    public State state() {
        return state;
    }

    /** Called before a later network decides, with the one that decides until then and that one. */
    public void beforeChange(BiConsumer<CompiledNetwork, CompiledNetwork> preparation) {
        preparations.add(preparation);
    }

    /** Called after every later change, on the configuration feed's thread. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Compiles a document that is not live.
     *
     * @throws RuntimeException when it holds a condition, an hour or a zone that cannot be read
     */
    public CompiledNetwork compile(ConfigDocument document, int version) {
        return NetworkCompiler.compile(document, version, ReferenceData.load()::isFederalHoliday);
    }

    public DecisionInputs context(Instant now, CounterReadings counters) {
        return new DecisionInputs(now, counters, state.pauses(), health.broken(), conversions.get());
    }

    private void take(ConfigSnapshot snapshot) {
        var before = state.network();
        try {
            var after = networkOf(snapshot, before);
            if (after != before) {
                preparations.forEach(preparation -> preparation.accept(before, after));
            }
            state = new State(after, snapshot.endpointPauses());
        } catch (RuntimeException e) {
            // Publishing validates, so this is a bug. The last good version goes on deciding, by the latest pauses; the
            // feed is told, so that nobody takes this one for live.
            state = new State(before, snapshot.endpointPauses());
            throw e;
        } finally {
            listeners.forEach(Runnable::run);
        }
    }

    private CompiledNetwork networkOf(ConfigSnapshot snapshot, CompiledNetwork present) {
        return snapshot.version() == present.version() && snapshot.document().equals(present.document())
                ? present
                : compile(snapshot.document(), snapshot.version());
    }
}
