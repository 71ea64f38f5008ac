package io.headgate.service.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the service's periodic jobs come from. */
public class Jobs {

    private final MeterRegistry registry;
    private final JobTurns turns;
    private final Clock clock;

    Jobs(MeterRegistry registry, JdbcClient jdbc, Clock clock) {
        this.registry = registry;
        this.turns = new JobTurns(jdbc);
        this.clock = clock;
    }

    /**
     * A job, to be made once. Whoever makes it calls one of its {@code run} methods at every turn.
     *
     * @param name what it works on and what it does, such as {@code caps.audit}: the tag of its metrics, and the same in
     *     all copies of the service
     */
    public Job job(String name) {
        return new Job(name, registry, turns, clock);
    }
}
