package io.headgate.service.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Gives a service its jobs, and each of them a thread of its own. */
@AutoConfiguration(
        afterName = "io.headgate.messaging.MessagingAutoConfiguration",
        beforeName = "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration")
class JobAutoConfiguration {

    // More than any service has jobs. A thread is made when a job needs it; one that waits for its time costs nothing.
    private static final int THREADS = 24;

    /**
     * With virtual threads Spring would run all jobs of a fixed delay on one thread: an audit that takes a minute would
     * keep held leads waiting for a minute.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("job-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    @Bean
    Jobs jobs(MeterRegistry registry, JdbcClient jdbc, Clock clock) {
        return new Jobs(registry, jdbc, clock);
    }
}
