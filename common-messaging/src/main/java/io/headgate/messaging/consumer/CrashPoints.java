package io.headgate.messaging.consumer;

/** Where a consumer may die. Nothing happens here in production; the five-killers tests throw. */
public interface CrashPoints {

    CrashPoints NONE = new CrashPoints() {};

    /** The effects are written, the transaction is not committed. */
    default void beforeCommit(String consumer) {}

    /** The transaction is committed, the offset is not. */
    default void afterCommit(String consumer) {}
}
