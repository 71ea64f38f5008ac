package io.headgate.standalone;

import io.headgate.embedded.kafka.TopicSpec;
import io.headgate.model.shared.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topics of an installation: how wide they are, and how long they keep what they carry. */
final class TopicCatalogue {

    // More than any consumer on one machine will have threads; it cannot change later without breaking the order
    // per lead.
    private static final int WIDTH = 12;
    private static final String WORK_RETENTION =
            Long.toString(Duration.ofDays(7).toMillis());
    private static final String FOR_EVER = "-1";
    private static final String LARGEST_MESSAGE = Integer.toString(16 * 1024 * 1024);

    private TopicCatalogue() {}

    static List<TopicSpec> all() {
        var topics = new ArrayList<TopicSpec>();
        for (Topics topic : Topics.values()) {
            topics.add(spec(topic));
        }
        for (Topics topic : Topics.withDeadLetters()) {
            topics.add(new TopicSpec(topic.deadLetters(), 1, Map.of("retention.ms", FOR_EVER)));
        }
        return topics;
    }

    private static TopicSpec spec(Topics topic) {
        return switch (topic) {
            case LEADS_RECEIVED, LEADS_VALIDATED, LEADS_ROUTED ->
                new TopicSpec(topic.topic(), WIDTH, Map.of("retention.ms", WORK_RETENTION));
            case LEAD_EVENTS -> new TopicSpec(topic.topic(), WIDTH, Map.of("retention.ms", FOR_EVER));
            case CONFIG ->
                new TopicSpec(
                        topic.topic(),
                        1,
                        Map.of(
                                "cleanup.policy",
                                "compact",
                                // Whoever was away for a week still sees each version in its turn.
                                "min.compaction.lag.ms",
                                WORK_RETENTION,
                                "max.message.bytes",
                                LARGEST_MESSAGE));
        };
    }
}
