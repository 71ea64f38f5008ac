package io.headgate.model.portal.v1;

import io.headgate.model.shared.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change beside the versions: of a pause, a key or a secret. The control plane's database orders the changes of one
 * thing by their revision, which only grows; no clock has a say in it. What was told before there were revisions comes
 * before everything that has one, and among itself in the order of its times.
 */
public sealed interface Revised extends Event permits KeyChanged, PauseChanged, SecretChanged {

    Instant at();

    /** Greater than that of every earlier change of the same thing; null for changes told before there were revisions. */
    @Nullable
    Long revision();

    /** Whether this change came before the other, which is of the same thing. */
    default boolean before(Revised other) {
        long mine = orZero(revision());
        long theirs = orZero(other.revision());
        return mine == theirs ? at().isBefore(other.at()) : mine < theirs;
    }

    private static long orZero(@Nullable Long revision) {
        return revision == null ? 0 : revision;
    }
}
