package io.headgate.routing.settlement;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages release slots in flight now. */
public final class SettlementAccess {

    private SettlementAccess() {}

    public static void giveBackDue(ApplicationContext context) {
        context.getBean(ReleaseScheduler.class).giveBackDue();
    }
}
