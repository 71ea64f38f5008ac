package io.headgate.delivery.transport;

/** What became of rendering a message. */
public sealed interface Prepared<M> {

    /**
     * Ready to be sent.
     *
     * @param stored the message as it may be kept: without any of the person's values and without secrets
     */
    record Ready<M>(M message, String stored) implements Prepared<M> {

        @Override
        public String toString() {
            return "Ready[masked]";
        }
    }

    /** The endpoint's set-up does not make a message. */
    record Misconfigured<M>(String detail) implements Prepared<M> {}
}
