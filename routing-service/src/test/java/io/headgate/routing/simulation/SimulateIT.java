package io.headgate.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.journal.Checkpoints;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One lead under any configuration: now or as it was, with what-ifs, and without any trace of the question. */
@HeadgateIT
class SimulateIT extends ServiceCopies {

    @Autowired
    ServiceToken token;

    @LocalServerPort
    int port;

    @BeforeEach
    void nothingIsWaiting() {
        jdbc.sql("""
            UPDATE lead_route SET state = 'REJECTED', contact = NULL, held_until = NULL, due_at = NULL
             WHERE state NOT IN ('DELIVERED', 'REJECTED')
            """).update();
    }

    @Test
    void aKnownLeadIsDecidedAtItsOwnMomentOnTheCountersOfThen() {
        config.publish(RoutingNetworks.capped("{limit: 2, per: total}", ""));
        startTheRecord();
        var leads = leads(3);
        leads.forEach(lead -> route(copy(), List.of(lead)));
        var second = leads.get(1).leadId();
        var third = leads.get(2).leadId();
        var before = everything();

        var then = simulate("{\"lead_id\": \"%s\", \"moment\": \"original\"}".formatted(second));
        var last = simulate("{\"lead_id\": \"%s\", \"moment\": \"original\"}".formatted(third));
        var now = simulate("{\"lead_id\": \"%s\", \"endpoint\": \"first\"}".formatted(second));

        assertThat(then.at("/allocations/0/endpoint_id").asString()).isEqualTo("first");
        assertThat(last.at("/allocations/0/endpoint_id").asString()).isEqualTo("second");
        assertThat(now.at("/allocations/0/endpoint_id").asString()).isEqualTo("second");
        assertThat(now.at("/asked/reason").asString()).isEqualTo("CAP_REACHED");
        assertThat(now.at("/asked/seen").asString()).isEqualTo("2");
        assertThat(then.at("/facts/location/zip").asString()).isEqualTo("78717");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIfItsCapWereLarger() {
        config.publish(RoutingNetworks.capped("{limit: 2, per: total}", ""));
        startTheRecord();
        route(copy(), leads(2));
        var lead = fresh();

        var asIs = simulate(facts(lead, ""));
        var larger = simulate(facts(
                lead,
                ", \"overrides\": [{\"endpoint\": \"first\", \"caps\": [{\"per\": \"total\", \"limit\": \"3\"}]}]"));
        var another = simulate(facts(
                lead,
                ", \"overrides\": [{\"endpoint\": \"first\", \"caps\": [{\"per\": \"total\"}, {\"per\":"
                        + " \"day\", \"limit\": \"2\"}]}]"));
        var paused = simulate(facts(lead, ", \"overrides\": [{\"endpoint\": \"second\", \"status\": \"paused\"}]"));

        assertThat(asIs.at("/allocations/0/endpoint_id").asString()).isEqualTo("second");
        assertThat(larger.at("/allocations/0/endpoint_id").asString()).isEqualTo("first");
        assertThat(another.at("/allocations/0/endpoint_id").asString())
                .as("a cap that does not exist yet counts what was given today")
                .isEqualTo("second");
        assertThat(paused.at("/allocations/0/endpoint_id").asString()).isEqualTo("overflow");
        assertThat(taken("endpoint:first:count:total")).isEqualTo(2);
    }

    @Test
    void whyNotOneThatNobodyThoughtOf() {
        config.publish(RoutingNetworks.roomy());

        var asked = simulate(facts(fresh(), ", \"endpoint\": \"overflow\"")).path("asked");

        assertThat(asked.path("kind").asString()).isEqualTo("STEP_NOT_REACHED");
        assertThat(asked.path("sentence").asString()).contains("step first placed the lead");
        assertThat(simulate(facts(fresh(), ", \"endpoint\": \"night\""))
                        .at("/asked/kind")
                        .asString())
                .isEqualTo("NOT_IN_PLAN");
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        config.publish(RoutingNetworks.roomy());

        assertThat(status("{\"lead_id\": \"%s\"}".formatted(new LeadId(EventIds.next()))))
                .isEqualTo(404);
        assertThat(status("{\"lead_id\": \"nonsense\"}")).isEqualTo(404);
        assertThat(status("{}")).isEqualTo(422);
        assertThat(status(facts(fresh(), ", \"overrides\": [{\"endpoint\": \"nobody\", \"price\": \"1\"}]")))
                .isEqualTo(422);
    }

    private static LeadValidated fresh() {
        return ValidatedLeads.validated("termite");
    }

    private static String facts(LeadValidated lead, String more) {
        return "{\"facts\": " + EventJson.mapper().writeValueAsString(lead.facts()) + more + "}";
    }

    private void startTheRecord() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> new Checkpoints(jdbc).last().isPresent());
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM journal_checkpoint").update();
            new Checkpoints(jdbc).takeCheckpoint(clock.instant());
        });
    }

    private String everything() {
        return jdbc.sql("""
            SELECT md5(concat((SELECT string_agg(b::text, ',' ORDER BY id) FROM cap_bucket b),
                              (SELECT string_agg(r::text, ',' ORDER BY id) FROM reservation r),
                              (SELECT count(*) FROM journal), (SELECT count(*) FROM decision),
                              (SELECT string_agg(l::text, ',' ORDER BY lead_id) FROM lead_route l)))
            """).query(String.class).single();
    }

    private JsonNode simulate(String body) {
        return JsonMapper.shared().readTree(http(body).retrieve().body(String.class));
    }

    private int status(String body) {
        return http(body).exchange((_, response) -> response.getStatusCode().value());
    }

    private RestClient.RequestBodySpec http(String body) {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + token.value())
                .build()
                .post()
                .uri("/internal/simulate")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
