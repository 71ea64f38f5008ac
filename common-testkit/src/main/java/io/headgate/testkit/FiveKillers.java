package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.Ids;
import io.headgate.messaging.Subscription;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * What every consumer must survive: the same event twice, two workers at once, a crash before commit, a crash after
 * commit but before the acknowledgement, and a record that nobody can read. One subclass per consumer.
 */
public abstract class FiveKillers<E extends Event> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    protected TestEvents events;

    @Autowired
    protected TestConfig config;

    @Autowired
    protected CrashSwitch crashes;

    /** The consumer under test. */
    protected abstract Subscription subscription();

    /** Where its events come from. */
    protected abstract Topics topic();

    /** A new event, about something that no other test touches. */
    protected abstract E event();

    /**
     * Everything the consumer wrote because of this event, as one text: rows, and the events it said (through
     * {@link TestEvents#all}, which counts one per event id). Empty as long as it wrote nothing.
     */
    protected abstract String observe(E event);

    @Test
    void theSameEventTwiceTakesEffectOnce() {
        var event = event();
        var id = Ids.next();
        events.sendAs(id, topic(), event);
        var once = awaitEffect(event);

        events.sendAs(id, topic(), event);
        subscription().deliver(List.of(TestEvents.consumed(id, topic(), event, 0)));

        assertStays(event, once);
    }

    @Test
    void twoWorkersAtOnceTakeEffectOnce() throws Exception {
        var event = event();
        var id = Ids.next();
        try (var workers = Executors.newFixedThreadPool(4)) {
            var deliveries = java.util.stream.IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> workers.submit(
                            () -> subscription().deliver(List.of(TestEvents.consumed(id, topic(), event, i)))))
                    .toList();
            for (var delivery : deliveries) {
                delivery.get();
            }
        }

        assertStays(event, awaitEffect(event));
    }

    @Test
    void aCrashBeforeTheCommitLeavesNothingAndTheRepeatDoesTheWork() {
        var event = event();
        var record = TestEvents.consumed(Ids.next(), topic(), event, 0);
        crashes.dieBeforeCommit(1);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> subscription().deliver(List.of(record)))
                .isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(observe(event)).isEmpty();

        subscription().deliver(List.of(record));

        assertStays(event, awaitEffect(event));
    }

    @Test
    void aCrashAfterTheCommitRepeatsTheEventButNotItsEffect() {
        var event = event();
        var record = TestEvents.consumed(Ids.next(), topic(), event, 0);
        crashes.dieAfterCommit(1);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> subscription().deliver(List.of(record)))
                .isInstanceOf(TransientDataAccessResourceException.class);
        var once = awaitEffect(event);

        subscription().deliver(List.of(record));

        assertStays(event, once);
    }

    @Test
    void aRecordNobodyCanReadGoesToTheDeadLettersAndTheNextOneIsHandled() {
        var event = event();
        var before = events.deadLetters(topic());

        events.sendGarbage(topic(), EventTypes.of(event), event.key());
        events.send(topic(), event);

        awaitEffect(event);
        Awaitility.await("a dead letter").atMost(PATIENCE).until(() -> events.deadLetters(topic()) > before);
    }

    private String awaitEffect(E event) {
        Awaitility.await("an effect")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !observe(event).isEmpty());
        // What it said travels a little behind what it wrote.
        return Awaitility.await("the effect to be complete")
                .during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> observe(event), new SameAsBefore());
    }

    private void assertStays(E event, String expected) {
        Awaitility.await("the effect to stay as it was")
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(observe(event)).isEqualTo(expected));
    }

    private static final class SameAsBefore extends org.hamcrest.BaseMatcher<String> {

        private String before = "";

        @Override
        public boolean matches(Object actual) {
            var same = before.equals(actual);
            before = String.valueOf(actual);
            return same;
        }

        @Override
        public void describeTo(org.hamcrest.Description description) {
            description.appendText("the same as before");
        }
    }
}
