package io.headgate.routing.core.caps;

import java.util.List;

/** Whose leads a cap counts. */
public enum CapOwner {
    ENDPOINT("endpoint_id"),
    CLIENT("client_id"),
    /** A territory right. */
    RIGHT("right_key"),
    ORDER("order_id"),
    /** A step of a plan. */
    STEP("step_key");

    /** In the order in which their caps are asked; the first without room is the reason on record. */
    public static final List<CapOwner> ASKED = List.of(ENDPOINT, CLIENT, RIGHT, ORDER, STEP);

    private final String column;

    CapOwner(String column) {
        this.column = column;
    }

    /** How reservations name the owner that they count against. */
    public String column() {
        return column;
    }
}
