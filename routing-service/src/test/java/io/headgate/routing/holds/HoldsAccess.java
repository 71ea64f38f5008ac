package io.headgate.routing.holds;

import io.headgate.model.shared.LeadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Lets tests of other packages decide about held leads now. */
public final class HoldsAccess {

    private HoldsAccess() {}

    public static void decideDue(ApplicationContext context) {
        context.getBean(HeldLeadScheduler.class).decideDue();
    }

    /** Does what a person wants about a lead that waits. */
    public static void apply(ApplicationContext context, LeadId lead, String action, @Nullable Instant until) {
        context.getBean(HeldLeadActions.class).apply(lead, HeldLeadActions.HoldAction.valueOf(action), until);
    }
}
