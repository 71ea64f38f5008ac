package io.headgate.routing.leads;

import io.headgate.messaging.database.AfterCommit;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/**
 * Capacity that came back to caps, until the held leads that may use it are made due. A crash loses what is remembered
 * here, and the start after it looks at every held lead.
 */
@Component
public class FreedCapacity {

    /** So many units came back to these caps. */
    private record Freed(Set<String> caps, int units) {}

    private final Queue<Freed> freed = new ConcurrentLinkedQueue<>();
    private final LeadRoutes routes;

    FreedCapacity(LeadRoutes routes) {
        this.routes = routes;
    }

    /** Remembers it once the transaction has committed, because only then others can use it. */
    public void rememberAfterCommit(Set<String> caps, int units) {
        AfterCommit.run(() -> freed.add(new Freed(caps, units)));
    }

    public boolean isRemembered() {
        return !freed.isEmpty();
    }

    /**
     * Makes held leads due that wait for the capacity, at most as many as units came back. Called apart from the
     * transaction that freed them: a lead that is being decided without the capacity is waited for, and then looked
     * at again.
     */
    public void wakeWaitingLeads(Instant now) {
        for (var next = freed.peek(); next != null; next = freed.peek()) {
            routes.wakeForRoom(next.caps(), next.units(), now);
            freed.remove(next);
        }
    }
}
