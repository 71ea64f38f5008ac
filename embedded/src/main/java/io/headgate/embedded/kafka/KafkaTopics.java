package io.headgate.embedded.kafka;

import io.headgate.embedded.Commands;
import io.headgate.embedded.EmbeddedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Makes topics be what their specifications say, without ever deleting anything. */
public final class KafkaTopics {

    private KafkaTopics() {}

    /** Makes the topics that are missing, and gives those that exist their settings; partitions are never changed. */
    public static void ensure(String bootstrap, List<TopicSpec> specs) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> existing = admin.listTopics().names().get();
            admin.createTopics(specs.stream()
                            .filter(spec -> !existing.contains(spec.name()))
                            .map(KafkaTopics::newTopic)
                            .toList())
                    .all()
                    .get();
            admin.incrementalAlterConfigs(settings(specs.stream()
                            .filter(spec -> existing.contains(spec.name()))
                            .toList()))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new EmbeddedException("The topics could not be made", e);
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }

    private static NewTopic newTopic(TopicSpec spec) {
        return new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty()).configs(spec.settings());
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> settings(List<TopicSpec> specs) {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (TopicSpec spec : specs) {
            List<AlterConfigOp> operations = spec.settings().entrySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!operations.isEmpty()) {
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()), operations);
            }
        }
        return changes;
    }
}
