package io.headgate.outbound.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered, reduced to what its meaning depends on.
 *
 * @param body the text without marks and spaces at its ends, at most as much as was read
 * @param json the body as maps, lists, strings, numbers and booleans; null unless the form is JSON, and for JSON's null
 */
public record HttpAnswer(
        int status,
        @Nullable Duration retryAfter,
        String body,
        @Nullable Object json,
        Form form) {

    /** What the body turned out to be. */
    public enum Form {
        /** Nothing but spaces and marks. */
        EMPTY,
        /** One whole JSON value and nothing after it. */
        JSON,
        /** Something else: words, XML, a page, JSON that is broken or followed by something. */
        TEXT,
        /** Cut, or never ended. */
        BROKEN_OFF
    }

    /** Whether all of the body was read. */
    public boolean complete() {
        return form != Form.BROKEN_OFF;
    }
}
