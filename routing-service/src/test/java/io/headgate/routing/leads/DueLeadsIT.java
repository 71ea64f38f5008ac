package io.headgate.routing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.routing.leads.LeadRoutes.DuePosition;
import io.headgate.testkit.HeadgateIT;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Held leads that become due, however many they are. */
@HeadgateIT
class DueLeadsIT {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private static final String FACTS = EventJson.mapper()
            .writeValueAsString(new LeadFacts(
                    "s", "v", null, null, null, null, null, false, LONG_AGO, Location.UNKNOWN, Map.of(), null, null));

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)");

    @Autowired
    private LeadRoutes routes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    // Rolled back, so that the scheduler never sees them. What was decided stays in the index until then, as it does
    // for a
    // while when it is committed.
    @Test
    void theLastBatchOfManyThatAreDueReadsNoMoreThanTheFirst() {
        transaction.executeWithoutResult(status -> {
            holdLeads(10_000);
            var at = LONG_AGO.plusSeconds(60);
            var first = buffers(at, DuePosition.START);

            var position = drain(at, 9_900);

            assertThat(buffers(at, position)).isLessThan((long) (1.2 * first));
            status.setRollbackOnly();
        });
    }

    @Test
    void whatIsDueAtOneMomentComesInTheOrderInWhichItWasReceived() {
        transaction.executeWithoutResult(status -> {
            var newer = hold(LONG_AGO, LONG_AGO.minusSeconds(10));
            var older = hold(LONG_AGO, LONG_AGO.minusSeconds(20));
            var dueEarlier = hold(LONG_AGO.minusSeconds(1), LONG_AGO.minusSeconds(5));

            assertThat(routes.duePositions(LONG_AGO, DuePosition.START, 50))
                    .extracting(DuePosition::leadId)
                    .containsExactly(dueEarlier, older, newer);
            status.setRollbackOnly();
        });
    }

    @Test
    void oneBatchBeginsWhereTheOneBeforeItEnded() {
        transaction.executeWithoutResult(status -> {
            holdLeads(120);
            var at = LONG_AGO.plusSeconds(60);

            var first = routes.duePositions(at, DuePosition.START, 50);
            var second = routes.duePositions(at, first.getLast(), 50);
            var all = routes.duePositions(at, DuePosition.START, 100);

            assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyElementsOf(all);
            status.setRollbackOnly();
        });
    }

    // Far in the future by the real clock, so that the scheduler never sees them.
    @Test
    void twoCopiesHaveDifferentLeadsInTheSameOrder() throws Exception {
        var dueAt = Instant.parse("2101-01-01T00:00:00Z");
        var held = IntStream.range(0, 30)
                .mapToObj(i -> hold(dueAt, LONG_AGO.plusSeconds(i)))
                .toList();
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                var mine = lock(dueAt, 10);
                var theirs = get(other.submit(() -> transaction.execute(_ -> lock(dueAt, 10))));

                assertThat(mine).isEqualTo(held.subList(0, 10));
                assertThat(theirs).isEqualTo(held.subList(10, 20));
            });
        } finally {
            jdbc.sql("DELETE FROM lead_route WHERE lead_id = ANY(?)")
                    .param(held.toArray(UUID[]::new))
                    .update();
        }
    }

    private static List<UUID> get(Future<List<UUID>> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the other copy waits", e);
        }
    }

    private List<UUID> lock(Instant now, int batch) {
        return routes.lockDue(now, DuePosition.START, batch).stream()
                .map(each -> each.position().leadId())
                .toList();
    }

    private DuePosition drain(Instant now, int leads) {
        var position = DuePosition.START;
        for (var drained = 0; drained < leads; drained += 50) {
            var batch = routes.lockDue(now, position, 50);
            assertThat(batch).hasSize(50);
            position = batch.getLast().position();
            jdbc.sql("""
                UPDATE lead_route SET state = 'REJECTED', held_until = NULL, due_at = NULL, contact = NULL
                 WHERE lead_id = ANY(?)
                """)
                    .param(batch.stream().map(each -> each.position().leadId()).toArray(UUID[]::new))
                    .update();
        }
        return position;
    }

    private long buffers(Instant now, DuePosition after) {
        var plan = jdbc.sql("EXPLAIN (ANALYZE, BUFFERS) SELECT * " + LeadRoutes.DUE_BEHIND + " FOR UPDATE SKIP LOCKED")
                .param("now", Timestamp.from(now))
                .param("due", after.dueAt())
                .param("received", after.receivedAt())
                .param("lead", after.leadId())
                .param("batch", 50)
                .query(String.class)
                .list();
        // The first line that counts buffers is that of the whole statement.
        return plan.stream()
                .map(BUFFERS::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(found -> Long.parseLong(found.group(1)))
                .orElseThrow();
    }

    private UUID hold(Instant due, Instant received) {
        var id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO lead_route (lead_id, round, state, facts, checks, contact, excluded, received_at, expires_at,
                                    held_until, due_at, config_version, updated_at)
            VALUES (?, 1, 'HELD', ?::jsonb, '[]', '{}', '{}', ?::timestamptz, now(), now(), ?::timestamptz, 1, now())
            """).params(id, FACTS, received.toString(), due.toString()).update();
        return id;
    }

    private void holdLeads(int count) {
        jdbc.sql("""
            INSERT INTO lead_route (lead_id, round, state, facts, checks, contact, excluded, received_at, expires_at,
                                    held_until, due_at, config_version, updated_at)
            SELECT gen_random_uuid(), 1, 'HELD', ?::jsonb, '[]', '{}', '{}', ?::timestamptz + n * interval '1 ms', now(), now(),
                   ?::timestamptz, 1, now()
              FROM generate_series(1, ?) AS n
            """)
                .params(FACTS, LONG_AGO.toString(), LONG_AGO.toString(), count)
                .update();
    }
}
