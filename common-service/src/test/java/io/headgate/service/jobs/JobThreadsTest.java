package io.headgate.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** A job that takes its time holds up no other. */
class JobThreadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A job that does not end by itself, beside one that comes round quickly. */
    static class TwoJobs {

        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch turns = new CountDownLatch(5);

        @Scheduled(fixedDelay = 1)
        void slow() throws InterruptedException {
            begun.countDown();
            end.await();
        }

        @Scheduled(fixedDelay = 1)
        void quick() throws InterruptedException {
            begun.await();
            turns.countDown();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {

        @Bean
        TwoJobs jobs() {
            return new TwoJobs();
        }
    }

    @Test
    void aJobThatDoesNotEndHoldsUpNoOther() {
        new ApplicationContextRunner()
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .withBean("taskScheduler", ThreadPoolTaskScheduler.class, () -> new JobAutoConfiguration()
                        .taskScheduler())
                .withConfiguration(AutoConfigurations.of(
                        TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Scheduling.class)
                .run(context -> {
                    var jobs = context.getBean(TwoJobs.class);
                    try {
                        assertThat(jobs.turns.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                                .isTrue();
                    } finally {
                        jobs.end.countDown();
                    }
                });
    }
}
