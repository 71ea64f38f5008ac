package io.headgate.routing.caps;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages audit the caps now. */
public final class CapsAccess {

    private CapsAccess() {}

    /** By how many units counters differ from the reservations behind them. */
    public static long drift(ApplicationContext context) {
        return context.getBean(CapAuditor.class).drift();
    }
}
