package io.headgate.routing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.holds.HoldsAccess;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A lead is in flight until its client says how it went, or until its time is over: the first of both, and once. */
@HeadgateIT
class EndWorkIT extends ServiceCopies {

    private static final String COUNTER = "endpoint:worked:count:concurrent";

    @Autowired
    ReleaseScheduler flights;

    @Autowired
    EndWorkHandler dispositions;

    @Test
    void aSaleGivesTheSlotBackAndTheLeadThatWaitsForItComes() {
        publish(1);
        var copy = copy();
        route(copy, leads(1));
        settle(copy, accepted(1));
        var waiting = leads(1).getFirst();
        route(copy, List.of(waiting));
        assertThat(state(waiting.leadId())).isEqualTo("HELD");

        dispose(DispositionStatus.SOLD);
        flights.giveBackDue();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            HoldsAccess.decideDue(context);
            return state(waiting.leadId()).equals("ALLOCATED");
        });
        assertThat(taken(COUNTER)).isEqualTo(1);
        assertThat(drift()).isZero();
    }

    @ParameterizedTest
    @EnumSource(DispositionStatus.class)
    void onlyWhatEndsTheWorkEndsTheFlight(DispositionStatus status) {
        publish(5);
        var copy = copy();
        route(copy, leads(1));
        settle(copy, accepted(1));

        dispose(status);
        flights.giveBackDue();

        assertThat(taken(COUNTER)).isEqualTo(status.endsWork() ? 0 : 1);
        assertThat(status.endsWork())
                .isEqualTo(List.of("SOLD", "LOST", "UNREACHABLE", "NOT_QUALIFIED", "INVALID")
                        .contains(status.name()));
    }

    @Test
    void aSaleThatIsHeardOfBeforeTheAcceptanceCountsFromThere() {
        publish(5);
        var copy = copy();
        route(copy, leads(1));

        dispose(DispositionStatus.SOLD);
        flights.giveBackDue();
        assertThat(taken(COUNTER)).as("the delivery is still under way").isEqualTo(1);
        settle(copy, accepted(1));
        flights.giveBackDue();

        assertThat(taken(COUNTER)).isZero();
        assertThat(drift()).isZero();
    }

    @Test
    void aSaleAtOneEndpointLeavesTheOthersAtWork() {
        config.publish(HEAD + """
            clients:
              - {id: c, endpoints: [
                  {id: worked, caps: [{limit: 5, per: concurrent, release_after: PT1H}], delivery: {method: webhook, url: 'https://e.example/'}},
                  {id: other, caps: [{limit: 5, per: concurrent, release_after: PT1H}], delivery: {method: webhook, url: 'https://e.example/'}}]}
            plans: [{id: all, steps: [{id: both, pool: [worked, other], recipients: 2}]}]
            """);
        var copy = copy();
        route(copy, leads(1));
        settle(copy, accepted(2));

        inTransaction(() -> dispositions.apply(prepared(disposed("worked", DispositionStatus.LOST))));
        flights.giveBackDue();

        assertThat(taken(COUNTER)).isZero();
        assertThat(taken("endpoint:other:count:concurrent")).isEqualTo(1);
    }

    @Test
    void manyWhoEndTheSameFlightsAtOnceEndThemOnce() throws Exception {
        publish(1000);
        var copy = copy();
        route(copy, leads(200));
        settle(copy, accepted(100));
        var said = new ArrayList<>(disposed("worked", DispositionStatus.SOLD));
        // Half of them run out of time at the very same moment.
        jdbc.sql("""
            UPDATE reservation_bucket SET release_at = now()
             WHERE release_at IS NOT NULL AND reservation_id::text < '8'
            """).update();

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = new ArrayList<Callable<Void>>();
            for (var i = 0; i < THREADS; i++) {
                var part = said.subList(i * said.size() / THREADS, (i + 1) * said.size() / THREADS);
                var other = copy().beans().getBean(ReleaseScheduler.class);
                work.add(() -> {
                    inTransaction(() -> dispositions.apply(prepared(part)));
                    other.giveBackDue();
                    inTransaction(() -> dispositions.apply(prepared(part)));
                    other.giveBackDue();
                    return null;
                });
            }
            work.add(() -> {
                settle(copy, accepted(100));
                return null;
            });
            for (var each : threads.invokeAll(work)) {
                each.get();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            flights.giveBackDue();
            return taken(COUNTER) == 0;
        });

        assertThat(drift()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM reservation_bucket")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void copiesThatLookForDueFlightsAtTheSameTimeGiveEachBackOnce() throws Exception {
        publish(10_000);
        var copy = copy();
        for (var i = 0; i < 20; i++) {
            route(copy, leads(100));
        }
        settle(copy, accepted(1500));
        jdbc.sql("UPDATE reservation_bucket SET release_at = now() WHERE release_at IS NOT NULL")
                .update();

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = new ArrayList<Callable<Void>>();
            for (var i = 0; i < THREADS; i++) {
                var other = copy().beans().getBean(ReleaseScheduler.class);
                work.add(() -> {
                    for (var look = 0; look < 20; look++) {
                        other.giveBackDue();
                    }
                    return null;
                });
            }
            for (var each : threads.invokeAll(work)) {
                each.get();
            }
        }

        // Those that are still under way keep the counter above zero, so that one who gives back twice is not
        // stopped there.
        assertThat(taken(COUNTER)).isEqualTo(500);
        assertThat(drift()).isZero();
    }

    private static final String HEAD = """
        brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
        service_lines: [{id: termite}]
        vendors: [{id: v, sources: [{id: s, service_lines: [termite]}]}]
        """;

    private void publish(int limit) {
        config.publish(HEAD + """
            clients:
              - id: c
                endpoints:
                  - {id: worked, caps: [{limit: %d, per: concurrent, release_after: PT1H}],
                     delivery: {method: webhook, url: 'https://e.example/'}}
            plans: [{id: all, otherwise: hold, steps: [{id: one, pool: [worked]}]}]
            """.formatted(limit));
    }

    private void dispose(DispositionStatus status) {
        inTransaction(() -> dispositions.apply(prepared(disposed("worked", status))));
    }

    private List<DispositionRecorded> disposed(String endpoint, DispositionStatus status) {
        return jdbc.sql("SELECT id, lead_id FROM reservation WHERE state IN ('HELD', 'CONSUMED') AND endpoint_id = ?")
                .param(endpoint)
                .query((row, _) -> ValidatedLeads.disposed(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        endpoint,
                        status))
                .list();
    }

    private List<DeliveryFinished> accepted(int many) {
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' ORDER BY at, id LIMIT ?")
                .param(many)
                .query((row, _) -> ValidatedLeads.finished(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        DeliveryOutcome.ACCEPTED))
                .list();
    }

    private String state(LeadId lead) {
        return jdbc.sql("SELECT state FROM lead_route WHERE lead_id = ?")
                .param(lead.value())
                .query(String.class)
                .single();
    }
}
