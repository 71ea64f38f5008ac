package io.headgate.routing.simulation.state;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.network.CompiledNetwork;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Collectors;

/** Caps that a configuration has and the one before it did not: they begin with what their endpoints had got. */
public final class NewCapCounters {

    private NewCapCounters() {}

    public static void begin(
            SimulatedState state, CompiledNetwork network, CompiledNetwork before, Instant at, ReplayLeads cases) {
        var begun = before.caps().map(CompiledCap::key).collect(Collectors.toCollection(HashSet::new));
        network.caps().filter(cap -> begun.add(cap.key())).forEach(cap -> begin(state, network, cap, at, cases));
    }

    private static void begin(
            SimulatedState state, CompiledNetwork network, CompiledCap cap, Instant at, ReplayLeads cases) {
        if (cap.per() == CapPeriod.CONCURRENT) {
            // What rights and steps have in flight is not known of the past: they begin with nothing.
            network.endpoints().stream()
                    .filter(endpoint ->
                            cap.owner() == CapOwner.ENDPOINT && endpoint.id().equals(cap.ownerId())
                                    || cap.owner() == CapOwner.CLIENT
                                            && endpoint.clientId().equals(cap.ownerId()))
                    .forEach(endpoint -> state.beginInFlight(cap.bucket(at), endpoint.id()));
            return;
        }
        var window = cap.window(at);
        var got = cases.earlier(cap, window.start(), at);
        state.begin(cap.bucket(at), window.end(), cap.unit() == CapUnit.MONEY ? got.micros() : got.leads());
    }
}
