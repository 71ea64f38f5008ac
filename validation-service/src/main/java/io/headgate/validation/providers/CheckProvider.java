package io.headgate.validation.providers;

import io.headgate.outbound.core.HttpAnswer;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import java.util.List;

/**
 * Somebody outside who answers a check. An implementation writes the question and reads the answer and does nothing
 * else: {@link ProviderLookup} sends, limits, remembers and counts for all of them alike.
 */
public interface CheckProvider {

    /**
     * Writes the question about a lead.
     *
     * @param secrets what the provider's {@code secret_ref} names, the current secret first; empty when there is none
     */
    ProviderQuestion question(CheckSubject subject, List<String> secrets);

    /** Reads an answer; one that says nothing about the lead is {@link Finding#unavailable}. */
    Finding read(HttpAnswer answer);
}
