package io.headgate.portal.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** The portal's own figures; every tag has a bounded set of values. */
@Component
public class PortalMetrics {

    private final MeterRegistry registry;
    private final Timer projection;
    private final AtomicInteger liveViewers;

    PortalMetrics(MeterRegistry registry) {
        this.registry = registry;
        projection = Timer.builder("headgate_portal_projection")
                .description("One batch of facts merged into the read models")
                .register(registry);
        liveViewers = registry.gauge("headgate_portal_live_viewers", new AtomicInteger());
    }

    public void projected(Runnable work) {
        projection.record(work);
    }

    /** One publish or rollback: outcome published or refused. */
    public void publish(String outcome) {
        registry.counter("headgate_portal_publishes", "outcome", outcome).increment();
    }

    /** How long the services took to report a new version. */
    public Timer liveAfter() {
        return registry.timer("headgate_portal_publish_live");
    }

    public void liveViewers(int count) {
        liveViewers.set(count);
    }
}
