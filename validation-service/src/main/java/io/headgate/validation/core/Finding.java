package io.headgate.validation.core;

import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found. Neither the detail nor the data ever repeat a value of the person's.
 *
 * @param location the verified location, from the check that establishes it
 */
public record Finding(
        Verdict verdict,
        @Nullable ReasonCode reason,
        @Nullable String detail,
        Map<String, Object> data,
        @Nullable Location location) {

    public Finding {
        data = Map.copyOf(data);
    }

    public static Finding pass(Map<String, Object> data) {
        return new Finding(Verdict.PASS, null, null, data, null);
    }

    public static Finding flag(@Nullable ReasonCode reason, String detail, Map<String, Object> data) {
        return new Finding(Verdict.FLAG, reason, detail, data, null);
    }

    public static Finding fail(ReasonCode reason, String detail, Map<String, Object> data) {
        return new Finding(Verdict.FAIL, reason, detail, data, null);
    }

    /** The check could not be made; the source's policy says what follows. */
    public static Finding unavailable(String detail) {
        return new Finding(Verdict.UNAVAILABLE, ReasonCode.CHECK_UNAVAILABLE, detail, Map.of(), null);
    }

    /** The same finding with one more value. */
    public Finding with(String name, Object value) {
        var more = new HashMap<>(data);
        more.put(name, value);
        return new Finding(verdict, reason, detail, more, location);
    }

    /** The same finding without a value. */
    public Finding without(String name) {
        var fewer = new HashMap<>(data);
        fewer.remove(name);
        return new Finding(verdict, reason, detail, fewer, location);
    }

    public Finding withLocation(Location verified) {
        return new Finding(verdict, reason, detail, data, verified);
    }
}
