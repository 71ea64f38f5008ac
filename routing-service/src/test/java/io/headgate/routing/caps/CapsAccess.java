package io.headgate.routing.caps;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Lets tests of other packages audit the caps now. */
public final class CapsAccess {

    private CapsAccess() {}

    /** By how many units counters differ from the reservations behind them: the first look, which sums all of them. */
    public static long drift(ApplicationContext context) {
        return new CounterAudit(context.getBean(JdbcClient.class), context.getBean(PlatformTransactionManager.class))
                .drift(Instant.now());
    }
}
