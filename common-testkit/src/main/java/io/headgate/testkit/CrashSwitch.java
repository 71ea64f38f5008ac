package io.headgate.testkit;

import io.headgate.messaging.consumer.CrashPoints;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Makes the next handling of the calling thread die at a chosen line: what was not committed is rolled back, what was
 * not acked comes again. Consumers that are just handling something else live on: a death that one of them died would
 * be missing where the test waits for it.
 */
public class CrashSwitch implements CrashPoints {

    private final ThreadLocal<AtomicInteger> before = ThreadLocal.withInitial(AtomicInteger::new);
    private final ThreadLocal<AtomicInteger> after = ThreadLocal.withInitial(AtomicInteger::new);

    /** The next handlings by this thread, as many as told, die with everything written and nothing committed. */
    public void dieBeforeCommit(int times) {
        before.get().set(times);
    }

    /** The next handlings by this thread, as many as told, die committed but not acknowledged. */
    public void dieAfterCommit(int times) {
        after.get().set(times);
    }

    @Override
    public void beforeCommit(String consumer) {
        die(before.get(), consumer);
    }

    @Override
    public void afterCommit(String consumer) {
        die(after.get(), consumer);
    }

    private static void die(AtomicInteger deaths, String consumer) {
        if (deaths.get() > 0 && deaths.getAndDecrement() > 0) {
            throw new TransientDataAccessResourceException("simulated crash of " + consumer);
        }
    }
}
