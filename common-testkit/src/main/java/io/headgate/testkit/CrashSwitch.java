package io.headgate.testkit;

import io.headgate.messaging.CrashPoints;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.TransientDataAccessResourceException;

/** Makes the next handling die at a chosen line: what was not committed is rolled back, what was not acked comes again. */
public class CrashSwitch implements CrashPoints {

    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();

    /** The next handlings, as many as told, die with everything written and nothing committed. */
    public void dieBeforeCommit(int times) {
        before.set(times);
    }

    /** The next handlings, as many as told, die committed but not acknowledged. */
    public void dieAfterCommit(int times) {
        after.set(times);
    }

    /** Whether every death asked for has been died. */
    public boolean done() {
        return before.get() <= 0 && after.get() <= 0;
    }

    @Override
    public void beforeCommit(String consumer) {
        die(before, consumer);
    }

    @Override
    public void afterCommit(String consumer) {
        die(after, consumer);
    }

    private static void die(AtomicInteger deaths, String consumer) {
        if (deaths.get() > 0 && deaths.getAndDecrement() > 0) {
            throw new TransientDataAccessResourceException("simulated crash of " + consumer);
        }
    }
}
