package io.headgate.routing.leads;

/** Where a lead stands in routing. */
public enum RouteState {
    ALLOCATED,
    HELD,
    REVIEW,
    DELIVERED,
    REJECTED;

    public boolean closed() {
        return this == DELIVERED || this == REJECTED;
    }
}
