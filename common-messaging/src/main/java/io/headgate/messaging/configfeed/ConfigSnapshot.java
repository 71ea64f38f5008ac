package io.headgate.messaging.configfeed;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import java.time.Instant;
import java.util.Map;

/**
 * Everything the control plane has said, as of one moment. Version 0 with an empty document stands for an installation
 * that has published nothing yet.
 *
 * @param secrets those that are set
 * @param revisions how far the changes of each thing are known, by the key of their events
 */
public record ConfigSnapshot(
        int version,
        ConfigDocument document,
        Map<String, PauseChanged> endpointPauses,
        Map<String, PauseChanged> sourcePauses,
        Map<String, KeyChanged> keysById,
        Map<String, SecretChanged> secrets,
        Map<String, Long> revisions) {

    public ConfigSnapshot {
        endpointPauses = Map.copyOf(endpointPauses);
        sourcePauses = Map.copyOf(sourcePauses);
        keysById = Map.copyOf(keysById);
        secrets = Map.copyOf(secrets);
        revisions = Map.copyOf(revisions);
    }

    /** What was said beside the version as it is here, with the other's version. */
    ConfigSnapshot of(ConfigSnapshot other) {
        return new ConfigSnapshot(
                other.version, other.document, endpointPauses, sourcePauses, keysById, secrets, revisions);
    }

    /**
     * How far the changes of one thing are known here.
     *
     * @param key the key of the change's event
     * @return the revision of the latest change; 0 when none is known that has one
     */
    public long revision(String key) {
        return revisions.getOrDefault(key, 0L);
    }

    public boolean endpointPaused(String endpointId, Instant now) {
        var pause = endpointPauses.get(endpointId);
        return pause != null && pause.inForce(now);
    }

    public boolean sourcePaused(String sourceId, Instant now) {
        var pause = sourcePauses.get(sourceId);
        return pause != null && pause.inForce(now);
    }
}
