package io.headgate.messaging.consumer;

import org.springframework.dao.ConcurrencyFailureException;

/** What was prepared for a batch no longer fits: prepared again, it very likely will. */
public class StalePreparationException extends ConcurrencyFailureException {

    public StalePreparationException(String message) {
        super(message);
    }
}
