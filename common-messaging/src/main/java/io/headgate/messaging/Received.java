package io.headgate.messaging;

import io.headgate.model.shared.Event;
import java.time.Instant;
import java.util.UUID;

/** An event as it arrived: its id is the same at every redelivery. */
public record Received<E extends Event>(UUID eventId, Instant time, E event) {}
