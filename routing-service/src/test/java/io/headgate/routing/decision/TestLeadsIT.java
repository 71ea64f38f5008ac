package io.headgate.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test lead is decided like a real one, and no endpoint is remembered to have been sent its person. */
@HeadgateIT
class TestLeadsIT extends ServiceCopies {

    @BeforeEach
    void network() {
        config.publish("""
            brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: termite}]
            vendors: [{id: v, sources: [{id: s, service_lines: [termite]}]}]
            clients:
              - id: c
                endpoints:
                  - {id: choosy, dedupe: {window: P90D}, delivery: {method: webhook, url: 'https://e.example/'}}
                  - {id: rest, delivery: {method: webhook, url: 'https://e.example/'}}
            plans: [{id: all, steps: [{id: one, pool: [choosy]}, {id: two, pool: [rest]}]}]
            """);
    }

    @Test
    void aTestOfAPersonWhoWasSentBeforeGoesElsewhere() {
        var person = EventIds.next().toString();
        var real = lead(person, false);
        var test = lead(person, true);

        route(copy(), List.of(real));
        route(copy(), List.of(test));

        assertThat(endpoint(real)).isEqualTo("choosy");
        assertThat(endpoint(test)).isEqualTo("rest");
        assertThat(remembered(test)).isZero();
    }

    @Test
    void theRealLeadOfAPersonWhoWasTestedIsTaken() {
        var person = EventIds.next().toString();
        var test = lead(person, true);
        var real = lead(person, false);

        route(copy(), List.of(test));
        route(copy(), List.of(real));

        assertThat(endpoint(test)).isEqualTo("choosy");
        assertThat(endpoint(real)).isEqualTo("choosy");
        assertThat(remembered(test)).isZero();
        assertThat(remembered(real)).isPositive();
    }

    @Test
    void leadsOfOnePersonInOneBatchAreToldApartLikewise() {
        var person = EventIds.next().toString();
        var tests = List.of(lead(person, true), lead(person, true));

        route(copy(), tests);

        assertThat(tests).extracting(this::endpoint).containsOnly("choosy");
    }

    private static LeadValidated lead(String person, boolean test) {
        var lead = ValidatedLeads.validated("termite", person, ValidationOutcome.CONTINUE);
        var facts = lead.facts();
        var changed = new LeadFacts(
                facts.sourceId(),
                facts.vendorId(),
                null,
                null,
                facts.serviceLine(),
                facts.segment(),
                null,
                test,
                facts.receivedAt(),
                facts.location(),
                facts.attributes(),
                person,
                null);
        return new LeadValidated(new LeadId(EventIds.next()), changed, lead.outcome(), lead.checks(), lead.contact());
    }

    private String endpoint(LeadValidated lead) {
        return jdbc.sql("SELECT endpoint_id FROM reservation WHERE lead_id = ?")
                .param(lead.leadId().value())
                .query(String.class)
                .single();
    }

    private long remembered(LeadValidated lead) {
        return jdbc.sql("SELECT count(*) FROM endpoint_person WHERE lead_id = ?")
                .param(lead.leadId().value())
                .query(Long.class)
                .single();
    }
}
