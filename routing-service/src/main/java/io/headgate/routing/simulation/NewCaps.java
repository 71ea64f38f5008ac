package io.headgate.routing.simulation;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.routing.core.CompiledCap;
import io.headgate.routing.core.CompiledNetwork;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Collectors;

/** Caps that a configuration has and the one before it did not: they begin with what their endpoints had got. */
final class NewCaps {

    private NewCaps() {}

    static void begin(Track track, CompiledNetwork network, CompiledNetwork before, Instant at, Cases cases) {
        var begun = before.endpoints().stream()
                .flatMap(endpoint -> endpoint.caps().stream())
                .map(CompiledCap::key)
                .collect(Collectors.toCollection(HashSet::new));
        for (var endpoint : network.endpoints()) {
            for (var cap : endpoint.caps()) {
                if (begun.add(cap.key())) {
                    begin(track, cap, at, cases);
                }
            }
        }
    }

    private static void begin(Track track, CompiledCap cap, Instant at, Cases cases) {
        if (cap.per() == CapPeriod.CONCURRENT) {
            track.beginInFlight(cap.bucket(at), cap.endpointId());
            return;
        }
        var window = cap.window(at);
        var got = cases.earlier(cap.endpointId(), window.start(), at);
        track.begin(cap.bucket(at), window.end(), cap.unit() == CapUnit.MONEY ? got.micros() : got.leads());
    }
}
