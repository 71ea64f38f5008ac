package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.portal.core.PackedFacts;
import io.headgate.testkit.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What was told of a lead is kept once, in few rows, however it came. */
class LeadStoryIT extends PortalFixture {

    @Autowired
    private DataSource dataSource;

    @Autowired
    @Qualifier("readModels")
    private Subscription readModels;

    @Test
    void whatABatchTellsOfALeadIsOneRow() {
        var lead = new TestLead("one-row", Instant.now());
        var other = new TestLead("one-row", Instant.now());
        var told = new ArrayList<>(records(lead.delivered("crm-of-one-row")));
        told.addAll(records(other.delivered("crm-of-one-row")));

        readModels.deliver(told);

        assertThat(factsByRow(lead)).containsExactly(7);
        assertThat(factsByRow(other)).containsExactly(7);
        assertThat(timelineOf(lead)).isEqualTo(7);
    }

    @Test
    void eachFactIsToldOnceWhereverBatchesAreCutAndHoweverOftenTheyCome() {
        var chance = new Random(20_261_130);
        for (var round = 0; round < 20; round++) {
            var lead = new TestLead("cut-" + round, Instant.now());
            var all = records(lead.delivered("crm-of-cut-" + round));
            Collections.shuffle(all, chance);
            for (var from = 0; from < all.size(); ) {
                var to = from + 1 + chance.nextInt(all.size() - from);
                // What was delivered before comes again in front of what is new.
                readModels.deliver(all.subList(chance.nextInt(from + 1), to));
                from = to;
            }

            assertThat(factsByRow(lead).stream().mapToInt(Integer::intValue).sum())
                    .as("round %d", round)
                    .isEqualTo(7);
            assertThat(timelineOf(lead)).isEqualTo(7);
            assertThat(delivered("crm-of-cut-" + round)).isEqualTo(1);
            var inPieces = stateOf(lead);
            forget(lead);
            readModels.deliver(all);
            assertThat(inPieces).as("as if told at once").isEqualTo(stateOf(lead));
        }
    }

    @Test
    void aBatchThatOnlyRepeatsWritesNothing() {
        var lead = new TestLead("repeated", Instant.now());
        var all = records(lead.delivered("crm-of-repeated"));
        readModels.deliver(all);
        var before = rowOf(lead);

        readModels.deliver(all);

        assertThat(factsByRow(lead)).containsExactly(7);
        assertThat(rowOf(lead)).isEqualTo(before);
    }

    @Test
    void whatAnotherWorkerTellsWhileThisOneWaitsForTheLeadIsNotToldAgain() throws Exception {
        var lead = new TestLead("waited-for", Instant.now());
        readModels.deliver(records(List.of(lead.recorded())));
        var told = records(List.of(lead.finished("crm-of-waited-for", DeliveryOutcome.ACCEPTED)));
        Thread worker;
        try (var other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            var locked = JdbcClient.create(new SingleConnectionDataSource(other, true));
            locked.sql("SELECT lead_id FROM lead_view WHERE lead_id = :id FOR UPDATE")
                    .param("id", lead.id.value())
                    .query(UUID.class)
                    .single();
            worker = Thread.ofVirtual().start(() -> readModels.deliver(told));
            Awaitility.await()
                    .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND query LIKE '%lead_view%FOR UPDATE%' AND datname = current_database())")
                            .query(Boolean.class)
                            .single());
            locked.sql("INSERT INTO lead_story (lead_id, event_ids, facts) VALUES (:id, :events, :facts)")
                    .param("id", lead.id.value())
                    .param("events", packed(told).eventIds())
                    .param("facts", packed(told).facts())
                    .update();
            other.commit();
        }
        worker.join();

        assertThat(factsByRow(lead)).containsExactly(1, 1);
        assertThat(delivered("crm-of-waited-for"))
                .as("counted by the other worker only")
                .isZero();
    }

    @Test
    void aFactThatLeavesTheStateAsItIsDoesNotWriteTheLeadAgain() {
        var lead = new TestLead("unmoved", Instant.now());
        readModels.deliver(records(lead.delivered("crm-of-unmoved")));
        var before = rowOf(lead);

        readModels.deliver(records(List.of(lead.posted())));

        assertThat(rowOf(lead)).isEqualTo(before);
        assertThat(timelineOf(lead)).isEqualTo(8);
    }

    @Test
    void aStoryThatBeganBeforeFactsWerePackedGoesOn() {
        var lead = new TestLead("spanning", Instant.now());
        var begun = records(List.of(
                lead.recorded(),
                lead.checked(ValidationOutcome.CONTINUE),
                lead.decided(1, DecisionOutcome.ALLOCATED, "crm-of-spanning"),
                lead.attempted("crm-of-spanning", AttemptClass.ACCEPTED),
                lead.finished("crm-of-spanning", DeliveryOutcome.ACCEPTED)));
        readModels.deliver(begun);
        keepAsBefore(lead.id);

        var goesOn = new ArrayList<>(begun);
        goesOn.addAll(records(List.of(lead.posted())));
        readModels.deliver(goesOn);

        assertThat(factsByRow(lead)).containsExactly(1);
        assertThat(delivered("crm-of-spanning")).as("not counted again").isEqualTo(1);
        var page = admin().get("/api/admin/leads/" + lead.id).json();
        assertThat(page.path("timeline").findValuesAsString("at")).hasSize(6).isSorted();
        assertThat(page.path("lead").path("status").asString()).isEqualTo("DELIVERED");
    }

    @Test
    void aLeadThatWasToldBeforeFactsWerePackedIsFoundByItsKeysStill() {
        var lead = new TestLead("found-still", Instant.now());
        readModels.deliver(records(List.of(lead.recorded())));
        keepAsBefore(lead.id);
        jdbc.sql("INSERT INTO lead_key (key, lead_id) VALUES ('phone-key-of-found-still', :id)")
                .param("id", lead.id.value())
                .update();
        PEERS.on("/internal/lead-keys", _ -> FakePeers.Answer.json("{\"phone\": \"phone-key-of-found-still\"}"));

        Awaitility.await().untilAsserted(() -> assertThat(admin().get("/api/admin/leads?phone=5125550100")
                        .json()
                        .path("items")
                        .findValuesAsString("lead_id"))
                .containsExactly(lead.id.toString()));
        PEERS.off("/internal/lead-keys");
    }

    private static List<ConsumerRecord<String, byte[]>> records(List<? extends Event> facts) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var fact : facts) {
            records.add(TestEvents.consumed(UUID.randomUUID(), Topics.LEAD_EVENTS, fact, records.size()));
        }
        return records;
    }

    private static PackedFacts packed(List<ConsumerRecord<String, byte[]>> records) {
        return PackedFacts.of(records.stream()
                .map(one -> new PackedFacts.Fact(idOf(one), Instant.EPOCH, "told", one.value()))
                .toList());
    }

    private static UUID idOf(ConsumerRecord<String, byte[]> one) {
        return UUID.fromString(new String(one.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
    }

    private List<Integer> factsByRow(TestLead lead) {
        return jdbc.sql("SELECT length(event_ids) / 16 FROM lead_story WHERE lead_id = :id ORDER BY told_in")
                .param("id", lead.id.value())
                .query(Integer.class)
                .list();
    }

    // Another version of the row lies at another place.
    private String rowOf(TestLead lead) {
        return jdbc.sql("SELECT ctid::text || xmin::text FROM lead_view WHERE lead_id = :id")
                .param("id", lead.id.value())
                .query(String.class)
                .single();
    }

    private String stateOf(TestLead lead) {
        return jdbc.sql("SELECT row_to_json(v)::text FROM lead_view v WHERE lead_id = :id")
                .param("id", lead.id.value())
                .query(String.class)
                .single();
    }

    private void forget(TestLead lead) {
        for (var table : List.of("lead_view", "lead_story")) {
            jdbc.sql("DELETE FROM " + table + " WHERE lead_id = :id")
                    .param("id", lead.id.value())
                    .update();
        }
    }

    private int timelineOf(TestLead lead) {
        return admin().get("/api/admin/leads/" + lead.id)
                .json()
                .path("timeline")
                .size();
    }

    private long delivered(String endpointId) {
        return jdbc.sql("SELECT coalesce(sum(delivered), 0) FROM endpoint_day WHERE endpoint_id = :id")
                .param("id", endpointId)
                .query(Long.class)
                .single();
    }
}
