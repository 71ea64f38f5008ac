package io.headgate.routing.core.caps;

import io.headgate.model.config.Cap;
import io.headgate.routing.core.time.OpeningHours;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the caps of one owner; of two on the same thing the tighter one counts. */
public record CapCompiler(
        CalendarCache calendars,
        CapOwner owner,
        String ownerId,
        boolean shared,
        ZoneId zone,
        @Nullable OpeningHours hours) {

    public List<CompiledCap> compile(List<Cap> caps) {
        var tightest = new LinkedHashMap<CounterKey, CompiledCap>();
        for (var cap : caps) {
            var compiled = CompiledCap.of(calendars.calendarOf(cap, zone), owner, ownerId, shared, cap, hours);
            tightest.merge(compiled.key(), compiled, (a, b) -> a.limit() <= b.limit() ? a : b);
        }
        return List.copyOf(tightest.values());
    }
}
