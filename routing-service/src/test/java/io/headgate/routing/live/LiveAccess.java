package io.headgate.routing.live;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages look at the health of endpoints now. */
public final class LiveAccess {

    private LiveAccess() {}

    public static void refreshHealth(ApplicationContext context) {
        context.getBean(EndpointHealth.class).refresh();
    }
}
