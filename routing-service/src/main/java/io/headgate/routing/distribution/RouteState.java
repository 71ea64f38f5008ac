package io.headgate.routing.distribution;

/** Where a lead stands in routing. */
enum RouteState {
    ALLOCATED,
    HELD,
    REVIEW,
    DELIVERED,
    REJECTED;

    boolean closed() {
        return this == DELIVERED || this == REJECTED;
    }
}
