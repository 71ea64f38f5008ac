package io.headgate.validation.providers;

import io.headgate.outbound.core.OutboundRequest;

/** What a provider makes of a lead before it is asked. */
public sealed interface ProviderQuestion {

    /**
     * To be sent.
     *
     * @param input everything that the answer depends on, without the secret; only its keyed hash is ever kept
     */
    record Ask(OutboundRequest request, String input) implements ProviderQuestion {

        @Override
        public String toString() {
            return "Ask[masked]";
        }
    }

    /** Cannot be asked about this lead, or as it is set up. */
    record NotAskable(String detail) implements ProviderQuestion {}
}
