package io.headgate.routing.simulation.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of replays.
 *
 * @param retention how long decisions can be replayed
 * @param checkpointInterval how often all counters are written down, so that a replay can start there
 * @param thinAfter older checkpoints are kept one a day
 * @param resultRetention how long the results of replays are kept
 * @param abandonedAfter a replay of which nothing was heard for so long has lost its process
 */
@ConfigurationProperties("headgate.routing.replay")
record ReplayProperties(
        @DefaultValue("90d") Duration retention,
        @DefaultValue("1h") Duration checkpointInterval,
        @DefaultValue("7d") Duration thinAfter,
        @DefaultValue("30d") Duration resultRetention,
        @DefaultValue("30s") Duration abandonedAfter) {}
