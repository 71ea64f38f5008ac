package io.headgate.routing.core.caps;

import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/**
 * Names a counter. Its text is stored with every counter, journal entry and held lead, and it never changes while the
 * counter counts the same; nobody but this class puts such a text together or reads it.
 */
public final class CounterKey {

    /** What kind of thing is counted; the database has the same kinds in {@code cap_bucket.kind}. */
    public enum Kind {
        /** What was given in a window. */
        WINDOW,
        /** What is in flight under a cap. */
        CONCURRENT,
        /** What an endpoint has in flight, without a limit. */
        LOAD,
        /** What was delivered in a window. */
        DELIVERED;

        /** Whether a slot goes back when its delivery ends, however it ends. */
        public boolean isInFlight() {
            return switch (this) {
                case CONCURRENT, LOAD -> true;
                case WINDOW, DELIVERED -> false;
            };
        }

        /** Whether it is known only at the end of a delivery in which window the slot counts. */
        public boolean countsByDelivery() {
            return switch (this) {
                case DELIVERED -> true;
                case WINDOW, CONCURRENT, LOAD -> false;
            };
        }
    }

    private static final String LOAD = ":load";
    private static final String DELIVERED = ":delivered";

    private final Kind kind;
    private final String text;

    private CounterKey(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    static CounterKey ofCap(
            CapOwner owner, String ownerId, CapUnit unit, CapCalendar calendar, CapScope scope, CapBasis basis) {
        var text = "%s:%s:%s:%s%s"
                .formatted(TraceText.lower(owner), ownerId, TraceText.lower(unit), calendar.key(), scope.key());
        return switch (basis) {
            case DELIVERED_AT -> new CounterKey(Kind.DELIVERED, text + DELIVERED);
            case ROUTED_AT ->
                new CounterKey(calendar.per() == CapPeriod.CONCURRENT ? Kind.CONCURRENT : Kind.WINDOW, text);
        };
    }

    static CounterKey ofLoad(String endpointId) {
        return new CounterKey(Kind.LOAD, "endpoint:" + endpointId + LOAD);
    }

    static CounterKey ofQuantity(String orderId) {
        return new CounterKey(Kind.WINDOW, "order:" + orderId + ":quantity");
    }

    /** How the texts of a step's tallies begin. */
    public static String tallyPrefix(String stepKey) {
        return "step:" + stepKey + ":";
    }

    /** Counts what the endpoint got today in the step of that prefix. */
    public static CounterKey ofTally(String tallyPrefix, String endpointId) {
        return new CounterKey(Kind.WINDOW, tallyPrefix + endpointId);
    }

    /** Counts what was due today to the endpoint in the step of that prefix. */
    public static CounterKey ofDue(String tallyPrefix, String endpointId) {
        return new CounterKey(Kind.WINDOW, tallyPrefix + endpointId + ":due");
    }

    /** The key whose text was stored. */
    public static CounterKey stored(String text) {
        return new CounterKey(kindOf(text), text);
    }

    private static Kind kindOf(String text) {
        if (text.startsWith("endpoint:") && text.endsWith(LOAD)) {
            return Kind.LOAD;
        } else if (text.endsWith(DELIVERED) && (text.contains(":count:") || text.contains(":money:"))) {
            return Kind.DELIVERED;
        } else if (text.contains(":count:concurrent") || text.contains(":money:concurrent")) {
            return Kind.CONCURRENT;
        }
        return Kind.WINDOW;
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return text;
    }

    // The kind follows from the text.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof CounterKey key && text.equals(key.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
