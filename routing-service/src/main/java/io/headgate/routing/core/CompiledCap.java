package io.headgate.routing.core;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import java.time.Instant;
import java.time.ZoneId;

/** A cap ready to be counted: its counter's name, and its limit as leads or micros. */
public record CompiledCap(
        String key, String endpointId, CapUnit unit, CapPeriod per, long limit, ZoneId zone, boolean shared) {

    public CapWindow window(Instant at) {
        return CapWindow.of(per, zone, at);
    }

    public Bucket bucket(Instant at) {
        return new Bucket(key, window(at).start());
    }

    /** What a lead of this price takes. */
    long units(long priceMicros) {
        return unit == CapUnit.MONEY ? priceMicros : 1;
    }

    Charge charge(Instant at, long priceMicros) {
        var window = window(at);
        return new Charge(
                new Bucket(key, window.start()),
                endpointId,
                unit,
                per,
                window.end(),
                limit,
                units(priceMicros),
                shared);
    }
}
