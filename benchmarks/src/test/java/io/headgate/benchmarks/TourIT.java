package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The five-minute tour of the README, step by step as a stranger takes it. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TourIT {

    private static final Path NETWORK = Path.of("../docs/guides/first-network.yaml");

    private final Installation headgate;
    private String sourceKey = "";
    private String first = "";
    private String second = "";

    TourIT(Installation headgate) {
        this.headgate = headgate;
    }

    @BeforeAll
    void publishTheFirstNetwork() throws Exception {
        var yaml = Files.readString(NETWORK)
                .replace("http://127.0.0.1:9099", headgate.endpoints().url());
        // Not each time on a machine that is busy with something else; a Headgate that is slower never is so quick.
        Awaitility.await("the network live everywhere within two seconds")
                .atMost(Installation.PATIENCE)
                .until(() -> headgate.publish(yaml).path("live_after_ms").asLong() < 2_000);
        headgate.secret("dealer-114-webhook");
        sourceKey = headgate.sourceKey("searchpros-web").path("key").asString();
    }

    @Test
    @Order(1)
    void twoLeadsAreAcceptedWhileTheirSourceWaits() {
        first = accepted("Ada", "0141");
        second = accepted("Ben", "0142");
    }

    private String accepted(String name, String number) {
        var answer =
                headgate.source(sourceKey).with("Prefer", "wait=30").post("/v1/leads", """
                    {"first_name": "%1$s", "last_name": "Reyes", "phone": "512-555-%2$s", "email": "%1$s@example.com",
                     "address": {"line1": "1 Oak St", "city": "Austin", "state": "TX", "zip": "78717"},
                     "service_line": "termite", "segment": "residential", "attributes": {"home_owner": true},
                     "consent": {"text": "I agree to be called.", "captured_at": "2026-11-23T10:00:00Z"}}
                    """.formatted(name, number));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("outcome").asString()).isEqualTo("accepted");
        assertThat(answer.json().path("price").path("amount").asString())
                .as("the vendor's own price and nobody else's")
                .isEqualTo("18.00");
        return answer.json().path("lead_id").asString();
    }

    @Test
    @Order(2)
    void theFirstArrivesSignedAtDealer114() {
        var request = Awaitility.await()
                .atMost(Installation.PATIENCE)
                .until(() -> headgate.endpoints().at("/dealer-114"), list -> list.size() == 1)
                .getFirst();
        assertThat(request.json().path("customer_name").asString()).isEqualTo("Ada Reyes");
        assertThat(request.json().path("phone").asString()).isEqualTo("+15125550141");
        assertThat(request.json().path("zip").asString()).isEqualTo("78717");
        assertThat(request.json().path("lead_ref").asString()).isEqualTo(first);
        assertThat(request.header("webhook-id")).startsWith("dlv_").isEqualTo(request.header("idempotency-key"));
        var headers = HttpHeaders.of(
                request.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (_, _) -> true);
        assertThatCode(() -> new Webhook(Installation.WEBHOOK_SECRET).verify(request.body(), headers))
                .doesNotThrowAnyException();
    }

    @Test
    @Order(3)
    void theSecondGoesToDealer88AndThePageSaysWhy() {
        var page = headgate.booked(second);
        assertThat(headgate.endpoints().at("/dealer-88")).singleElement().satisfies(request -> assertThat(
                        request.json().path("first_name").asString())
                .isEqualTo("Ben"));
        assertThat(page.path("lead").path("endpoint_id").asString()).isEqualTo("dealer-88-crm");
        var decision = page.path("decisions").path(0);
        assertThat(decision.path("sentence").asString()).contains("Round Rock").isNotBlank();
        var candidates = decision.path("trace").path("steps").path(0).path("candidates");
        var passedOver = candidate(candidates, "dealer-114-crm");
        assertThat(passedOver.path("chosen").asBoolean()).isFalse();
        assertThat(passedOver.path("reason").asString()).isEqualTo("CAP_REACHED");
        assertThat(passedOver.path("seen").asString()).isEqualTo("1");
        assertThat(passedOver.path("needed").asString()).contains("1").contains("day");
        assertThat(passedOver.path("right").asString()).isEqualToIgnoringCase("exclusive");
        var chosen = candidate(candidates, "dealer-88-crm");
        assertThat(chosen.path("chosen").asBoolean()).isTrue();
        assertThat(chosen.path("reason").isNull() || chosen.path("reason").isMissingNode())
                .isTrue();
    }

    private static JsonNode candidate(JsonNode candidates, String endpointId) {
        return candidates
                .valueStream()
                .filter(candidate -> candidate.path("endpoint_id").asString().equals(endpointId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(endpointId + " is not in " + candidates));
    }

    @Test
    @Order(4)
    void thePageShowsAttemptsChecksTimelineAndMoney() {
        var page = headgate.booked(first);
        assertThat(page.path("checks").valueStream().map(check -> check.path("check")
                        .asString()))
                .contains("phone", "email", "location", "consent");
        assertThat(page.path("timeline").valueStream())
                .allMatch(item -> !item.path("sentence").asString().isBlank());
        assertThat(page.path("attempts").valueStream()).singleElement().satisfies(attempt -> {
            assertThat(attempt.path("result").asString()).isEqualTo("ACCEPTED");
            assertThat(attempt.path("status").asInt()).isEqualTo(200);
            assertThat(attempt.path("request").asString()).contains("/dealer-114");
            assertThat(attempt.path("response").asString()).contains("accepted");
        });
        assertThat(page.toString()).doesNotContain("Ada", "Reyes", "5550141", "Oak St");
        assertThat(page.path("ledger").valueStream().map(TourIT::sum))
                .hasSize(2)
                .allMatch(sum -> sum.signum() == 0);
        assertThat(page.path("ledger").toString()).contains("42.00", "18.00");
    }

    private static BigDecimal sum(JsonNode entry) {
        return entry.path("lines")
                .valueStream()
                .map(line -> new BigDecimal(line.path("amount").path("amount").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @Order(5)
    void nonsenseIsRefusedWithEveryBadFieldAtOnce() {
        var answer = headgate.source(sourceKey)
                .post(
                        "/v1/leads",
                        "{\"first_name\": 7, \"phone\": \"\", \"address\": {\"zip\": \"ABC\"}, \"service_line\":"
                                + " \"plumbing\"}");
        ProblemAnswer.assertThat(answer, 422);
        assertThat(answer.json().path("lead_id").asString()).startsWith("lead_");
        assertThat(answer.json().path("errors").valueStream().map(error -> error.path("field")
                        .asString()))
                .contains("first_name", "last_name", "phone", "address.zip", "service_line");
        assertThat(answer.json().path("errors").valueStream())
                .allMatch(error -> !error.path("code").asString().isBlank()
                        && !error.path("detail").asString().isBlank());
    }

    @Test
    @Order(6)
    void aSaleMakesTheLeadConverted() {
        var client = headgate.at("reconciliation").bearer(headgate.clientKey("dealer-114"));
        var deliveries = client.get("/v1/deliveries").json().path("items");
        var answer = client.post(
                "/v1/dispositions",
                "{\"delivery_id\": \"%s\", \"status\": \"sold\", \"occurred_at\": \"%s\"}"
                        .formatted(deliveries.path(0).path("delivery_id").asString(), Instant.now()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        headgate.page(
                first, story -> story.path("lead").path("status").asString().equals("CONVERTED"));
    }

    @Test
    @Order(7)
    void aReturnTakesThePriceBackAndClaimsTheCost() {
        var client = headgate.at("reconciliation").bearer(headgate.clientKey("dealer-114"));
        var deliveries = client.get("/v1/deliveries").json().path("items");
        assertThat(deliveries.valueStream()).singleElement();
        var answer = client.post(
                "/v1/returns",
                "{\"delivery_id\": \"" + deliveries.path(0).path("delivery_id").asString()
                        + "\", \"reason\": \"wrong_number\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.json().path("decision").asString()).isEqualTo("approved");
        var page = headgate.page(
                first,
                story -> story.path("ledger").size() >= 4
                        && story.path("lead").path("status").asString().equals("RETURNED"));
        assertThat(page.path("ledger").valueStream().map(TourIT::sum)).allMatch(sum -> sum.signum() == 0);
        assertThat(page.path("lead").path("status").asString()).isEqualTo("RETURNED");
        var balances = headgate.admin().get("/api/admin/balances").json();
        assertThat(balance(balances, "client", "dealer-114")).isEqualByComparingTo("0");
        assertThat(balance(balances, "client", "dealer-88")).isEqualByComparingTo("38");
        assertThat(balance(balances, "vendor", "searchpros"))
                .as("two leads at 18, one of them claimed back")
                .isEqualByComparingTo("18");
        assertThat(balances.path("trial_balance").valueStream())
                .allMatch(money -> new BigDecimal(money.path("amount").asString()).signum() == 0);
        var statement = headgate.admin().get("/api/admin/statements/client/dealer-114.csv");
        assertThat(statement.status()).isEqualTo(200);
        assertThat(statement.header("content-type")).startsWith("text/csv");
        assertThat(statement.body()).contains("42.00", first);
    }

    static BigDecimal balance(JsonNode balances, String partyType, String partyId) {
        return balances.path("items")
                .valueStream()
                .filter(item -> item.path("party_type").asString().equalsIgnoreCase(partyType)
                        && item.path("party_id").asString().equals(partyId))
                .map(item -> new BigDecimal(item.path("balance").path("amount").asString()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
