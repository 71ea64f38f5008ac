package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Thirty-two threads over two copies and thousands of caps, many of them shared: none is exceeded, nobody deadlocks. */
@HeadgateIT
class ThousandsOfCapsIT extends ServiceCopies {

    private static final int PLACES = 400;
    private static final int CLIENTS = 600;
    private static final int MANY_THREADS = 32;
    private static final int MANY_LEADS = 4_000;

    @Test
    void noneIsExceededAndNoLeadHasTwoHolders() throws Exception {
        config.publish(network());
        var routed = new ConcurrentLinkedQueue<LeadId>();

        inParallel(MANY_THREADS, MANY_LEADS, List.of(copy(), copy()), (copy, random) -> {
            var batch = new ArrayList<LeadValidated>();
            for (var i = 0; i < 1 + random.nextInt(12); i++) {
                batch.add(lead(random));
            }
            route(copy, batch);
            batch.forEach(lead -> routed.add(lead.leadId()));
            settle(copy, someInFlight(routed, random));
            return batch.size();
        });

        assertThat(jdbc.sql("SELECT count(*) FROM cap_bucket WHERE taken > configured_limit")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM cap_bucket WHERE taken = configured_limit AND bucket_key LIKE"
                                + " 'client:%'")
                        .query(Long.class)
                        .single())
                .as("caps that were reached")
                .isPositive();
        assertThat(drift()).isZero();
        assertThat(jdbc.sql("""
            SELECT count(*) FROM (SELECT lead_id FROM reservation WHERE state IN ('HELD', 'CONSUMED')
                                   GROUP BY lead_id HAVING count(*) > 1) twice
            """).query(Long.class).single()).isZero();
    }

    private static String network() {
        var yaml = new StringBuilder("""
            brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: termite}]
            vendors: [{id: v, sources: [{id: s, service_lines: [termite]}]}]
            clients:
            """);
        for (var i = 0; i < CLIENTS; i++) {
            yaml.append("  - {id: c%1$d, caps: [{limit: 7, per: total}], endpoints: [".formatted(i));
            yaml.append(endpoint(i, "a")).append(", ").append(endpoint(i, "b")).append("]}\n");
        }
        yaml.append("territories:\n");
        for (var i = 0; i < CLIENTS; i++) {
            for (var side : List.of("a", "b")) {
                yaml.append("  - {endpoint: e%d%s, right: shared, area: {zips: ['%05d', '%05d']}}\n"
                        .formatted(i, side, 10_000 + i % PLACES, 10_000 + (i * 7 + 3) % PLACES));
            }
        }
        return yaml
                + "plans: [{id: all, steps: [{id: rights, pool: territory, algorithm: round_robin, recipients: 1}]}]\n";
    }

    private static String endpoint(int client, String side) {
        return "{id: e%d%s, caps: [{limit: 5, per: total}, {limit: 2, per: concurrent}, {limit: 4, per: day}], delivery: {method: webhook, url: 'https://e.example/'}}"
                .formatted(client, side);
    }

    private static LeadValidated lead(RandomGenerator random) {
        var zip = "%05d".formatted(10_000 + random.nextInt(PLACES));
        var facts = new LeadFacts(
                "s",
                "v",
                null,
                null,
                "termite",
                "residential",
                null,
                false,
                Instant.now(),
                new Location(zip, null, null, List.of(), null, null, null),
                Map.of(),
                EventIds.next().toString(),
                null);
        return new LeadValidated(
                new LeadId(EventIds.next()), facts, ValidationOutcome.CONTINUE, List.of(), ValidatedLeads.CONTACT);
    }
}
