package io.headgate.messaging.consumer;

import io.headgate.messaging.event.PoisonException;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which handler takes which type of event. {@code Event.class} stands for every type; a work topic knows one type only,
 * and anything else on it is poison, while facts of other types are simply not this consumer's business.
 */
record HandlerTable(Map<Class<? extends Event>, EventHandler<? extends Event, ?>> handlers, boolean strict) {

    HandlerTable {
        handlers = Map.copyOf(handlers);
    }

    /**
     * The entry for a record's type; null when the consumer has no interest in it.
     *
     * @throws PoisonException when a work topic carries something else than its work
     */
    @Nullable
    EventTypes typeOf(@Nullable String type) {
        var known = type == null ? null : EventTypes.ofType(type).orElse(null);
        if (known != null && handlerOf(known.payload()) != null) {
            return known;
        }
        if (strict) {
            throw new PoisonException("unexpected type on a work topic");
        }
        return null;
    }

    @Nullable
    EventHandler<? extends Event, ?> handlerOf(Class<? extends Event> type) {
        var exact = handlers.get(type);
        return exact != null ? exact : handlers.get(Event.class);
    }
}
