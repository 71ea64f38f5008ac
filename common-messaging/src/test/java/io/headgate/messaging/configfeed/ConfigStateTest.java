package io.headgate.messaging.configfeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.person.Sealed;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigStateTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant AHEAD = NOW.plus(Duration.ofMinutes(10));

    private final ConfigState state = new ConfigState();

    @Test
    void aKeyWhoseRecordIsDatedAheadDoesNotSurviveItsRevocation() {
        state.take(key(false, AHEAD, 7L));

        assertThat(state.take(key(true, NOW, 8L))).isTrue();
        assertThat(state.snapshot().keysById().get("k").revoked()).isTrue();
    }

    @Test
    void norDoesOneOfTheTimeBeforeThereWereRevisions() {
        state.take(key(false, AHEAD, null));

        assertThat(state.take(key(true, NOW, 1L))).isTrue();
        assertThat(state.take(key(false, AHEAD, null))).as("told again").isFalse();
        assertThat(state.snapshot().keysById().get("k").revoked()).isTrue();
    }

    @Test
    void changesThatArriveInAnotherOrderEndInTheSameState() {
        state.take(key(true, NOW, 8L));

        assertThat(state.take(key(false, AHEAD, 7L))).isFalse();
        assertThat(state.snapshot().keysById().get("k").revoked()).isTrue();
    }

    @Test
    void changesWithoutRevisionsAreOrderedByTheirTime() {
        state.take(key(true, AHEAD, null));

        assertThat(state.take(key(false, NOW, null))).isFalse();
        assertThat(state.take(key(false, AHEAD.plusSeconds(1), null))).isTrue();
    }

    @Test
    void aPauseDatedAheadCanBeLifted() {
        state.take(pause(true, AHEAD, 1L));
        state.take(pause(false, NOW, 2L));

        assertThat(state.snapshot().endpointPaused("e", NOW)).isFalse();
        assertThat(state.snapshot().revision("pause:ENDPOINT:e")).isEqualTo(2);
        assertThat(state.snapshot().revision("pause:SOURCE:e")).isZero();
    }

    @Test
    void aSecretDatedAheadIsReplacedAndOneThatIsRemovedIsNotThere() {
        state.take(secret("old", AHEAD, 1L, null));
        state.take(secret("new", NOW, 2L, null));
        assertThat(state.snapshot().secrets().get("s").value().data()).isEqualTo("new");

        state.take(secret("", NOW, 3L, true));

        assertThat(state.snapshot().secrets()).isEmpty();
        assertThat(state.snapshot().revision("secret:s")).isEqualTo(3);
    }

    private static KeyChanged key(boolean revoked, Instant at, @Nullable Long revision) {
        return new KeyChanged(KeyChanged.Owner.SOURCE, "s", "k", "hash", null, revoked, at, revision);
    }

    private static PauseChanged pause(boolean paused, Instant at, @Nullable Long revision) {
        return new PauseChanged(PauseChanged.Target.ENDPOINT, "e", paused, null, null, at, "test", revision);
    }

    private static SecretChanged secret(String data, Instant at, @Nullable Long revision, @Nullable Boolean removed) {
        return new SecretChanged("s", new Sealed("key", data), null, at, revision, removed);
    }
}
