package io.headgate.routing.core;

/** Whose leads a cap counts. */
public enum CapOwner {
    ENDPOINT("endpoint_id"),
    CLIENT("client_id"),
    /** A territory right. */
    RIGHT("right_key"),
    ORDER("order_id"),
    /** A step of a plan. */
    STEP("step_key");

    private final String column;

    CapOwner(String column) {
        this.column = column;
    }

    /** How reservations name the owner that they count against. */
    public String column() {
        return column;
    }
}
