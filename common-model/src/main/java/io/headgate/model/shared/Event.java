package io.headgate.model.shared;

/** A message on the shared stream: immutable, named by its type, and keyed so that everything about one lead stays in order. */
public interface Event {

    /** The Kafka key: the lead id for everything about a lead, otherwise the id of the thing the event is about. */
    String key();
}
