package io.headgate.reconciliation.core;

import java.util.Optional;

/** The agreements by configuration version: the same question gets the same answer for ever. */
public interface RateCards {

    /**
     * The source's terms in force at that version. Fails with a transient failure while that version has not reached
     * this process: asking again later helps.
     */
    Optional<SourceCard> source(String sourceId, int version);

    /**
     * The client's terms in force at that version. Fails with a transient failure while that version has not reached
     * this process: asking again later helps.
     */
    Optional<ClientCard> client(String clientId, int version);
}
