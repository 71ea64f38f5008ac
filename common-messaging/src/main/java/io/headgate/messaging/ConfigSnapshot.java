package io.headgate.messaging;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import java.time.Instant;
import java.util.Map;

/**
 * Everything the control plane has said, as of one moment. Version 0 with an empty document stands for an installation
 * that has published nothing yet.
 */
public record ConfigSnapshot(
        int version,
        ConfigDocument document,
        Map<String, PauseChanged> endpointPauses,
        Map<String, PauseChanged> sourcePauses,
        Map<String, KeyChanged> keysById,
        Map<String, SecretChanged> secrets) {

    public ConfigSnapshot {
        endpointPauses = Map.copyOf(endpointPauses);
        sourcePauses = Map.copyOf(sourcePauses);
        keysById = Map.copyOf(keysById);
        secrets = Map.copyOf(secrets);
    }

    /** What was said beside the version as it is here, with the other's version. */
    ConfigSnapshot of(ConfigSnapshot other) {
        return new ConfigSnapshot(other.version, other.document, endpointPauses, sourcePauses, keysById, secrets);
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
