package io.headgate.messaging.consumer;

import io.headgate.model.shared.Event;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer does with its events. An event takes effect exactly once: {@link #apply} runs in one transaction
 * together with the inbox, only for events whose effects are not yet committed; an {@linkplain #isIdempotent()
 * idempotent} handler sees to it by its own keys.
 *
 * @param <W> what {@link #prepare} worked out
 */
public interface EventHandler<E extends Event, W extends @Nullable Object> {

    /** Slow work, third parties: outside any transaction, and possibly more than once for the same event. */
    W prepare(ReceivedEvent<E> received);

    /**
     * The effects: inside one transaction, in the order of the events' keys; append to the outbox here.
     *
     * @throws StalePreparationException where what was prepared no longer fits: it is prepared and tried again at once
     */
    void apply(List<Prepared<E, W>> batch);

    /**
     * Whether applying an event again changes nothing and says nothing, also while another worker applies it, because
     * unique keys of the effects decide. Then the inbox keeps no row of it, and {@link #apply} may meet events that it
     * has applied before; never the same event twice in one batch.
     */
    default boolean isIdempotent() {
        return false;
    }

    /** An event with what was prepared for it. */
    record Prepared<E extends Event, W extends @Nullable Object>(ReceivedEvent<E> received, W work) {}

    /** A handler that needs no preparation and takes events one by one. */
    static <E extends Event> EventHandler<E, @Nullable Void> transactional(Consumer<ReceivedEvent<E>> each) {
        return new EventHandler<E, @Nullable Void>() {
            @Override
            public @Nullable Void prepare(ReceivedEvent<E> received) {
                return null;
            }

            @Override
            public void apply(List<Prepared<E, @Nullable Void>> batch) {
                batch.forEach(prepared -> each.accept(prepared.received()));
            }
        };
    }
}
