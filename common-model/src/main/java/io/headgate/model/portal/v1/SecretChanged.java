package io.headgate.model.portal.v1;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Configuration: a secret that an endpoint refers to by {@code secret_ref}, sealed for that ref.
 *
 * @param previous the secret before, still used for signing during rotation
 */
public record SecretChanged(
        String ref, Sealed value, @Nullable Sealed previous, Instant at) implements Event {

    @Override
    public String key() {
        return "secret:" + ref;
    }
}
