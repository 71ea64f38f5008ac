package io.headgate.messaging.event;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context: one trace id follows a lead through HTTP and Kafka, each hop with a span of its own. Batches hold
 * leads of several traces, so besides the thread's own context there is one per event key.
 */
public record TraceContext(String traceId, String spanId) {

    /** The HTTP and Kafka header. */
    public static final String HEADER = "traceparent";

    private static final int LENGTH = "00-".length() + 32 + 1 + 16 + 1 + 2;
    private static final String NO_TRACE = "0".repeat(32);
    private static final ThreadLocal<@Nullable Scope> SCOPE = new ThreadLocal<>();

    private record Scope(@Nullable TraceContext own, Map<String, TraceContext> byKey) {}

    /** Starts a trace. */
    public static TraceContext fresh() {
        // Not a secret and not a decision: trace ids need no injected randomness.
        var random = ThreadLocalRandom.current();
        return new TraceContext(hex(random.nextLong() | 1) + hex(random.nextLong()), hex(random.nextLong() | 1));
    }

    /** Continues the trace that the header names; an absent or malformed header starts a new one. */
    public static TraceContext continuing(@Nullable String header) {
        return parse(header).map(TraceContext::child).orElseGet(TraceContext::fresh);
    }

    /** Reads a {@code traceparent}; nothing when it is absent or malformed. */
    public static Optional<TraceContext> parse(@Nullable String header) {
        if (header == null || header.length() != LENGTH || !header.startsWith("00-")) {
            return Optional.empty();
        }
        var traceId = header.substring(3, 35);
        var spanId = header.substring(36, 52);
        return header.charAt(35) == '-'
                        && header.charAt(52) == '-'
                        && isHex(traceId)
                        && isHex(spanId)
                        && isHex(header.substring(53))
                        && !traceId.equals(NO_TRACE)
                ? Optional.of(new TraceContext(traceId, spanId))
                : Optional.empty();
    }

    // Read several times for each lead and stage: by hand it costs a tenth of a pattern.
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The thread's context, or a new one when nothing is being traced. */
    public static TraceContext current() {
        var scope = SCOPE.get();
        return scope == null || scope.own == null ? fresh() : scope.own;
    }

    /** The context of the event with this key in the batch at hand, else the thread's own. */
    public static TraceContext forKey(String key) {
        var scope = SCOPE.get();
        if (scope != null) {
            var found = scope.byKey.get(key);
            if (found != null) {
                return found;
            }
        }
        return current();
    }

    /** Runs the work inside this context. */
    public <T> T in(java.util.function.Supplier<T> work) {
        return within(new Scope(this, Map.of()), work);
    }

    /** Runs the work with one context per event key. */
    public static <T> T inBatch(Map<String, TraceContext> byKey, java.util.function.Supplier<T> work) {
        return within(new Scope(byKey.size() == 1 ? byKey.values().iterator().next() : null, byKey), work);
    }

    private static <T> T within(Scope scope, java.util.function.Supplier<T> work) {
        var before = SCOPE.get();
        SCOPE.set(scope);
        try {
            return work.get();
        } finally {
            SCOPE.set(before);
        }
    }

    /** The same trace, a new span. */
    public TraceContext child() {
        return new TraceContext(traceId, hex(ThreadLocalRandom.current().nextLong() | 1));
    }

    /** The header's value. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}
