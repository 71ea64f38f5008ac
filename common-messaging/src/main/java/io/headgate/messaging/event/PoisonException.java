package io.headgate.messaging.event;

/** Says that this record can never be handled: it goes to the dead letters at once. The message must hold no personal data. */
public class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PoisonException(String message) {
        super(message);
    }
}
