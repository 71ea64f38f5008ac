package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the outbox and the configuration feed promise, on a real broker and database. */
@HeadgateIT
class MessagingIT {

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestEvents events;

    @Autowired
    private TestConfig config;

    @Autowired
    private ConfigFeed feed;

    @Autowired
    private JdbcClient jdbc;

    private static LeadClosed closed(LeadId leadId) {
        return new LeadClosed(leadId, Instant.EPOCH, Outcome.DELIVERED, Stage.INTAKE, null, null, null);
    }

    @Test
    void aProcessThatFreezesInATransactionLosesItInTime() {
        assertThat(jdbc.sql("SHOW idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("10s");
    }

    @Test
    void aCommittedEventIsPublishedAndItsRowIsGone() {
        var leadId = new LeadId(EventIds.next());

        transaction.executeWithoutResult(status -> outbox.append(Topics.LEAD_EVENTS, closed(leadId)));

        events.await(LeadClosed.class, event -> event.leadId().equals(leadId));
        Awaitility.await().until(() -> rows() == 0);
    }

    @Test
    void aRolledBackEventIsNeverPublished() {
        var lost = new LeadId(EventIds.next());
        var kept = new LeadId(EventIds.next());

        transaction.executeWithoutResult(status -> {
            outbox.append(Topics.LEAD_EVENTS, closed(lost));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> outbox.append(Topics.LEAD_EVENTS, closed(kept)));

        events.await(LeadClosed.class, event -> event.leadId().equals(kept));
        assertThat(events.all(LeadClosed.class, event -> event.leadId().equals(lost)))
                .isEmpty();
    }

    @Test
    void aRowThatAnOlderBuildLeftBehindIsSweptUpWithAllItsMessages() {
        var leadId = new LeadId(EventIds.next());
        jdbc.sql("""
            INSERT INTO outbox (id, event_ids, topics, keys, types, payloads, traceparents, times, created_at)
            SELECT id, ARRAY[id, other], ARRAY['headgate.lead-events', 'headgate.lead-events'], ARRAY[key, key],
                   ARRAY['io.headgate.lead.closed.v1', 'io.headgate.lead.closed.v1'], ARRAY[payload, payload],
                   ARRAY[NULL, NULL]::text[], ARRAY[at, at], at
              FROM (SELECT ?::uuid AS id, ?::uuid AS other, ? AS key, ?::bytea AS payload,
                           clock_timestamp() - interval '1 minute' AS at)
            """)
                .params(
                        EventIds.next(),
                        EventIds.next(),
                        leadId.toString(),
                        io.headgate.messaging.event.EventJson.write(closed(leadId)))
                .update();

        awaitBothPublishedAndForgotten(leadId);
    }

    @Test
    void aRowThatACrashLeftBehindIsSweptUpWithAllItsMessages() {
        var leadId = new LeadId(EventIds.next());
        var written = new AtomicReference<Map<String, Object>>();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.append(Topics.LEAD_EVENTS, closed(leadId));
                    outbox.append(Topics.LEAD_EVENTS, closed(leadId));
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            written.set(jdbc.sql("SELECT messages, message_count FROM outbox")
                                    .query()
                                    .singleRow());
                            throw new IllegalStateException("rolled back, so that nothing publishes it at once");
                        }
                    });
                }))
                .hasMessageStartingWith("rolled back");

        jdbc.sql("""
            INSERT INTO outbox (id, messages, message_count, created_at)
            VALUES (?, ?, ?, clock_timestamp() - interval '1 minute')
            """)
                .params(
                        EventIds.next(),
                        written.get().get("messages"),
                        written.get().get("message_count"))
                .update();

        awaitBothPublishedAndForgotten(leadId);
    }

    @Test
    void theOutboxRefusesToWorkWithoutATransaction() {
        assertThatThrownBy(() -> outbox.append(Topics.LEAD_EVENTS, closed(new LeadId(EventIds.next()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPublishedVersionIsLiveAndAnOlderOneNeverComesBack() {
        int version = config.publish(ConfigDocument.EMPTY);

        events.send(
                Topics.CONFIG, new ConfigPublished(version - 1, Instant.now(), "test", "late", ConfigDocument.EMPTY));
        config.pauseEndpoint("dealer-1");

        assertThat(feed.current().version()).isEqualTo(version);
        assertThat(feed.current().endpointPaused("dealer-1", Instant.now())).isTrue();
        config.resumeEndpoint("dealer-1");
        assertThat(feed.current().endpointPaused("dealer-1", Instant.now())).isFalse();
    }

    @Test
    void everyVersionIsToldInItsOrderEvenWhenALaterOneOvertakesItInTheSameFetch() {
        var told = new java.util.concurrent.CopyOnWriteArrayList<Integer>();
        feed.onEveryVersion(published -> told.add(published.version()));
        int first = feed.current().version() + 1;

        for (int version = first; version < first + 20; version++) {
            events.send(
                    Topics.CONFIG,
                    new ConfigPublished(version, Instant.now(), "test", "in a row", ConfigDocument.EMPTY));
        }

        Awaitility.await().untilAsserted(() -> assertThat(told)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(first, first + 20)
                        .boxed()
                        .toList()));
    }

    @Test
    void theServiceKeepsItsOwnCopyOfTheConfiguration() {
        config.pauseEndpoint("dealer-2");

        Awaitility.await().untilAsserted(() -> assertThat(
                        jdbc.sql("SELECT count(*) FROM config_entry WHERE key = 'pause:ENDPOINT:dealer-2'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1));
    }

    private void awaitBothPublishedAndForgotten(LeadId leadId) {
        Awaitility.await()
                .until(() ->
                        events.all(LeadClosed.class, event -> event.leadId().equals(leadId))
                                        .size()
                                == 2);
        Awaitility.await().until(() -> rows() == 0);
    }

    private int rows() {
        return jdbc.sql("SELECT count(*) FROM outbox").query(Integer.class).single();
    }
}
