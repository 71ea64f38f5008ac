package io.headgate.outbound.http;

import java.io.Serial;
import java.net.UnknownHostException;

/** The name leads to an address that may not be connected to. */
public final class ForbiddenAddressException extends UnknownHostException {

    @Serial
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
        super(message);
    }
}
