package io.headgate.validation.assessment;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.validation.core.SourcePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Every source's policy as of the latest version. A source that is not in it yet was published a moment ago and is
 * waited for a little, because its first leads deserve its policy and not the defaults; but only once, because whoever
 * waits here keeps everybody else's leads waiting as well.
 */
@Component
class SourcePolicies {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> inVain = ConcurrentHashMap.newKeySet();
    private volatile Map<String, SourcePolicy> bySource = Map.of();

    SourcePolicies(ConfigFeed feed) {
        feed.onChange(this::compile);
    }

    SourcePolicy policyOf(String sourceId) {
        var policy = bySource.get(sourceId);
        if (policy != null) {
            return policy;
        }
        return inVain.contains(sourceId) ? SourcePolicy.DEFAULT : await(sourceId);
    }

    private void compile(ConfigSnapshot snapshot) {
        var compiled = new HashMap<String, SourcePolicy>();
        for (var vendor : snapshot.document().vendors()) {
            for (var source : vendor.sources()) {
                compiled.put(source.id(), new SourcePolicy(source.validation()));
            }
        }
        lock.lock();
        try {
            bySource = Map.copyOf(compiled);
            // Whoever was not there may be in the next version, and is worth a wait again.
            inVain.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private SourcePolicy await(String sourceId) {
        lock.lock();
        try {
            var left = PATIENCE.toNanos();
            while (!bySource.containsKey(sourceId) && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (left <= 0) {
                inVain.add(sourceId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return bySource.getOrDefault(sourceId, SourcePolicy.DEFAULT);
    }
}
