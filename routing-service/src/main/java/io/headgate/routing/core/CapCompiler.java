package io.headgate.routing.core;

import io.headgate.model.config.Cap;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the caps of one owner; of two on the same thing the tighter one counts. */
record CapCompiler(
        CapOwner owner,
        String ownerId,
        boolean shared,
        ZoneId zone,
        @Nullable OpeningHours hours) {

    List<CompiledCap> compile(List<Cap> caps) {
        var tightest = new LinkedHashMap<String, CompiledCap>();
        for (var cap : caps) {
            var compiled = CompiledCap.of(owner, ownerId, shared, cap, zone, hours);
            tightest.merge(compiled.key(), compiled, (a, b) -> a.limit() <= b.limit() ? a : b);
        }
        return List.copyOf(tightest.values());
    }
}
