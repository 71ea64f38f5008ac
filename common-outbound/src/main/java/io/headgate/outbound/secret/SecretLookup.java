package io.headgate.outbound.secret;

import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.service.crypto.SecretSealer;
import io.headgate.service.crypto.UnsealableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the secrets that configuration names by a {@code secret_ref}. Nothing here keeps or prints what it opens. */
public final class SecretLookup {

    private final SecretSealer sealer;

    public SecretLookup(SecretSealer sealer) {
        this.sealer = sealer;
    }

    /**
     * The secrets behind a reference, the current one first; empty when there is none.
     *
     * @param sealed the sealed secrets of the configuration that is live, by reference
     */
    public List<String> openSecrets(Map<String, SecretChanged> sealed, @Nullable String ref) {
        var found = ref == null ? null : sealed.get(ref);
        if (ref == null || found == null) {
            return List.of();
        }
        var secrets = new ArrayList<String>();
        try {
            secrets.add(sealer.open(ref, found.value()));
            if (found.previous() != null) {
                secrets.add(sealer.open(ref, found.previous()));
            }
        } catch (UnsealableException e) {
            // Sealed under another master key: as good as not set.
            return List.copyOf(secrets);
        }
        return secrets;
    }
}
