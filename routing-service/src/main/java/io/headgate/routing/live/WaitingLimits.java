package io.headgate.routing.live;

import io.headgate.routing.config.RoutingProperties;
import io.headgate.routing.core.context.LeadSnapshot;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long leads may wait: what the live plans say, else the installation. */
@Component
public class WaitingLimits {

    private final LiveNetwork live;
    private final RoutingProperties properties;

    WaitingLimits(LiveNetwork live, RoutingProperties properties) {
        this.live = live;
        this.properties = properties;
    }

    /** How long after its receipt the lead may be routed. */
    public Duration freshness(LeadSnapshot lead) {
        return live.state().network().freshness(lead, properties.freshness());
    }

    /** How long a lead may be routed where no plan says so. */
    public Duration freshness() {
        return properties.freshness();
    }

    /** How long a lead may wait for a person. */
    public Duration review() {
        return properties.reviewLimit();
    }
}
