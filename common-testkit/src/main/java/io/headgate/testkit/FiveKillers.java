package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
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

    /**
     * Whether nothing more will come of an event of which this was observed. Only consumers whose effect goes on after
     * their own transaction say more than that there is one.
     */
    protected boolean isComplete(String observed) {
        return !observed.isEmpty();
    }

    @Test
    void theSameEventTwiceTakesEffectOnce() {
        var event = event();
        var id = EventIds.next();
        events.sendAs(id, topic(), event);
        var once = awaitEffect(event);

        events.sendAs(id, topic(), event);
        subscription().deliver(List.of(TestEvents.consumed(id, topic(), event, 0)));

        events.awaitConsumed(subscription(), topic());
        assertStays(event, once);
    }

    @Test
    void twoWorkersAtOnceTakeEffectOnce() throws Exception {
        var event = event();
        var id = EventIds.next();
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
        var record = TestEvents.consumed(EventIds.next(), topic(), event, 0);
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
        var record = TestEvents.consumed(EventIds.next(), topic(), event, 0);
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

        events.sendGarbage(topic(), EventTypes.of(event), event.key());
        events.send(topic(), event);

        awaitEffect(event);
        Awaitility.await("a dead letter")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> events.deadLetters(topic(), event.key()) > 0);
    }

    private String awaitEffect(E event) {
        Awaitility.await("an effect")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isComplete(observe(event)));
        // What it said travels a little behind what it wrote.
        events.settle();
        return observe(event);
    }

    private void assertStays(E event, String expected) {
        events.settle();
        Awaitility.await("the effect to stay as it was")
                .during(Duration.ofMillis(300))
                .atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(observe(event)).isEqualTo(expected));
    }
}
