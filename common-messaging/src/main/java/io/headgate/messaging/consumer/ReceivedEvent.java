package io.headgate.messaging.consumer;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it arrived: its id is the same at every redelivery.
 *
 * @param payload the event as its publisher wrote it, for those who keep it whole; not to be changed
 */
public record ReceivedEvent<E extends Event>(UUID eventId, Instant time, E event, byte[] payload) {

    /** An event as it would have arrived. */
    public ReceivedEvent(UUID eventId, Instant time, E event) {
        this(eventId, time, event, EventJson.write(event));
    }
}
