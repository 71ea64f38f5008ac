package io.headgate.service.web;

/**
 * The rest of an answer that was begun cannot be sent. No status can say so any more: the connection is cut, so that
 * the receiver does not take what it has for the whole.
 */
public final class BrokenAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Without the cause itself: Spring takes a lost connection to a peer, wherever it stands among the causes, for
    // one of
    // the caller, and ends the answer as if it were whole.
    public BrokenAnswerException(Exception cause) {
        super("an answer was cut short: " + cause.getClass().getSimpleName());
    }
}
