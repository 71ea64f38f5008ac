package io.headgate.model.config;

/** Where a delivery goes, as the configuration says it; whether it may be reached is decided when it is sent. */
public sealed interface Destination {

    /** An address of the web. */
    record HttpDestination(String url) implements Destination {}

    /** A mailbox. */
    record MailDestination(String to) implements Destination {}

    /** A telephone. */
    record PhoneDestination(String to) implements Destination {}

    /** None: the method needs no address, or the configuration names none. */
    record NoDestination() implements Destination {}
}
