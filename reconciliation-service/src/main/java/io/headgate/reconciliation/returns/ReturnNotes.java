package io.headgate.reconciliation.returns;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.ReturnId;
import io.headgate.service.crypto.SecretSealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what clients write about a return sealed: people write names and numbers into notes. */
@Component
class ReturnNotes {

    private final SecretSealer sealer;

    ReturnNotes(SecretSealer sealer) {
        this.sealer = sealer;
    }

    @Nullable
    Sealed seal(ReturnId id, @Nullable String note) {
        return note == null || note.isBlank() ? null : sealer.seal(ref(id), note);
    }

    @Nullable
    String open(ReturnId id, @Nullable Sealed note) {
        return note == null ? null : sealer.open(ref(id), note);
    }

    private static String ref(ReturnId id) {
        return "return-note:" + id;
    }
}
