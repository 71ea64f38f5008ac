package io.headgate.service.log;

import io.headgate.messaging.event.TraceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one structured line that a unit of work writes, such as {@code lead.routed}: key-values only, never a payload,
 * never personal data.
 */
public final class CanonicalLine {

    private static final Logger LOG = LoggerFactory.getLogger("headgate.work");

    private final String name;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private CanonicalLine(String name) {
        this.name = name;
    }

    public static CanonicalLine of(String name) {
        return new CanonicalLine(name);
    }

    /** The lead the work is about; also finds the trace it belongs to. */
    public CanonicalLine lead(Object leadId) {
        values.put("lead_id", leadId.toString());
        values.put("trace_id", TraceContext.forKey(leadId.toString()).traceId());
        return this;
    }

    /** Adds a value; null is left out. */
    public CanonicalLine with(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    public void write() {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        values.putIfAbsent("trace_id", TraceContext.current().traceId());
        var event = LOG.atInfo();
        for (var entry : values.entrySet()) {
            event = event.addKeyValue(entry.getKey(), entry.getValue());
        }
        event.log(name);
    }
}
