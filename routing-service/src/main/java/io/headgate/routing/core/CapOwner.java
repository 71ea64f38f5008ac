package io.headgate.routing.core;

/** Whose leads a cap counts. */
public enum CapOwner {
    ENDPOINT,
    CLIENT,
    /** A territory right. */
    RIGHT,
    ORDER,
    /** A step of a plan. */
    STEP
}
