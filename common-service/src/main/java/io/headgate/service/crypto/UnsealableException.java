package io.headgate.service.crypto;

/** What was sealed cannot be opened: another master key, another owner, or damage. */
public class UnsealableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsealableException(Throwable cause) {
        super("the sealed value cannot be opened with this installation's master key", cause);
    }
}
