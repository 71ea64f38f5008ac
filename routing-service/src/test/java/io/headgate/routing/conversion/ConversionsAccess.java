package io.headgate.routing.conversion;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages measure now. */
public final class ConversionsAccess {

    private ConversionsAccess() {}

    public static void measure(ApplicationContext context) {
        context.getBean(MeasuredConversions.class).measure();
    }
}
