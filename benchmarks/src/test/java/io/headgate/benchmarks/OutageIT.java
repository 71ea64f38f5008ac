package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.benchmarks.platform.RunningHeadgate;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The broker, PostgreSQL and every service are taken away from a Headgate of many JVMs while leads come in. The oracle
 * is what the client was told and what the endpoint got.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Campaign.ONE_AT_A_TIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final Duration DRAIN = Duration.ofMinutes(10);
    private static final Duration BACK = Duration.ofMinutes(6);

    private static final List<String> KILLED =
            List.of("validation", "routing", "delivery", "reconciliation", "portal", "intake");

    private final Campaign campaign = Campaign.begin(OutageIT.class);
    private final Duration withoutABroker = Duration.ofSeconds(campaign.amount(20, 8));
    private Installation headgate;
    private String key = "";

    @BeforeAll
    void start() throws Exception {
        headgate = Installation.start(true);
        headgate.publish(headgate.network());
        headgate.secret("acceptance-webhook");
        key = headgate.sourceKey("source-b").path("key").asString();
    }

    @AfterAll
    void stop() {
        headgate.close();
    }

    @Test
    void intakeTakesLeadsWithoutTheBrokerAndTheyAllArriveOnce() throws Exception {
        var running = headgate.headgate();
        var client = client();
        try (client) {
            awaitProgress(client, 20);
            var broker = running.pid("kafka");
            RunningHeadgate.signal("STOP", broker);
            var before = client.promised().size();
            try {
                Awaitility.await("a while without a broker")
                        .during(withoutABroker)
                        .atMost(withoutABroker.multipliedBy(3))
                        .until(() -> client.refusals().isEmpty());
                Awaitility.await("more than 50 leads taken while the broker was away")
                        .atMost(BACK)
                        .until(() -> client.promised().size() - before > 50);
            } finally {
                RunningHeadgate.signal("CONT", broker);
            }
            RunningHeadgate.signal("KILL", running.pid("kafka"));
            awaitProgress(client, 50);
            awaitAnother("kafka", broker);
            awaitProgress(client, 20);
        }
        assertThat(client.refusals()).as("refusals").isEmpty();
        assertEachEndedOnceAtTheEndpoint(client);
    }

    @Test
    void withoutPostgresIntakeSaysComeBackLaterAndNothingAcceptedIsLost() throws Exception {
        var running = headgate.headgate();
        var client = client();
        try (client) {
            awaitProgress(client, 20);
            var postmaster = running.pid("postgres");
            RunningHeadgate.signal("KILL", postmaster);
            Awaitility.await("a refusal")
                    .atMost(BACK)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !client.refusals().isEmpty());
            awaitAnother("postgres", postmaster);
            awaitProgress(client, 40);
        }
        assertThat(client.refusals()).allSatisfy(refusal -> {
            ProblemAnswer.assertThat(refusal, 503);
            assertThat(refusal.header("retry-after")).matches("[1-9]\\d*");
        });
        assertEachEndedOnceAtTheEndpoint(client);
    }

    @Test
    void anyServiceMayBeKilledAmidLeads() throws Exception {
        var running = headgate.headgate();
        var client = client();
        try (client) {
            for (var service : campaign.faults(KILLED, 3)) {
                awaitProgress(client, 30);
                var pid = running.pid(service);
                RunningHeadgate.signal("KILL", pid);
                awaitAnother(service, pid);
            }
            awaitProgress(client, 30);
        }
        assertThat(client.refusals()).as("refusals").isEmpty();
        assertEachEndedOnceAtTheEndpoint(client);
        for (var service : Installation.SERVICES) {
            Awaitility.await(service + " is back").atMost(BACK).until(() -> ready(service));
        }
    }

    private boolean ready(String service) {
        try {
            return headgate.at(service).get("/actuator/health/readiness").status() == 200;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    private HonestClient client() {
        return new HonestClient(headgate.source(key), "plain");
    }

    private static void awaitProgress(HonestClient client, int leads) {
        var from = client.promised().size();
        Awaitility.await(leads + " more leads")
                .atMost(BACK)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.promised().size() >= from + leads);
    }

    private void awaitAnother(String name, long than) {
        Awaitility.await("another process of " + name)
                .ignoreExceptions()
                .atMost(BACK)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> headgate.headgate().pid(name) != than);
    }

    private void assertEachEndedOnceAtTheEndpoint(HonestClient client) throws SQLException, IOException {
        var promised = new ArrayList<>(client.promised().values());
        assertThat(promised).doesNotHaveDuplicates();
        try (var outcomes = new Outcomes(headgate.headgate().port("kafka"))) {
            var byLead = outcomes.awaitAll(promised, DRAIN);
            assertThat(promised).as("each delivered, and said once").allSatisfy(lead -> assertThat(byLead.get(lead))
                    .containsExactly("DELIVERED"));
        }
        var requests = headgate.endpoints().at("/plain");
        var unmarked = requests.stream()
                .filter(request -> request.header("lead-possible-duplicate").isEmpty())
                .collect(Collectors.groupingBy(request -> request.header("webhook-id"), Collectors.counting()));
        assertThat(unmarked.entrySet().stream().filter(entry -> entry.getValue() > 1))
                .as("deliveries that came twice without the marker")
                .isEmpty();
        assertThat(requests.stream()
                        .collect(Collectors.groupingBy(
                                request -> request.json().path("lead_id").asString(),
                                Collectors.mapping(request -> request.header("webhook-id"), Collectors.toSet())))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue().size() > 1))
                .as("leads with two deliveries")
                .isEmpty();
        assertThat(requests.stream()
                        .map(request -> request.json().path("lead_id").asString()))
                .containsAll(promised);
        assertNoDeadLetters();
    }

    private void assertNoDeadLetters() throws SQLException, IOException {
        for (var service : Installation.SERVICES) {
            try (var connection = headgate.headgate().connect(service);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*), max(reason) FROM dead_letter")) {
                rows.next();
                assertThat(rows.getLong(1))
                        .as("dead letters of %s: %s", service, rows.getString(2))
                        .isZero();
            }
        }
    }
}
