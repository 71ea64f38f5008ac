package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings about every row of the table in docs/guides/money.md on a running platform, and compares what the lead's page,
 * the vendor's own call, both statements and the words for both parties say with what stands there.
 */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyOutcomesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path GUIDE = Path.of("../docs/guides/money.md");
    private static final String HEADING = "| outcome | lead |";
    private static final String NOTHING = "–";
    private static final ScriptedEndpoints.Reply REFUSES = ScriptedEndpoints.Reply.of(200, "{\"status\":\"rejected\"}");
    private static final ScriptedEndpoints.Reply UNREADABLE = ScriptedEndpoints.Reply.of(200, "<html>Thank you</html>");
    private static final String CLOSED = "hours: {%s: [\"03:00-03:01\"]}, off_hours: hold";

    private final Installation headgate;
    private final AtomicInteger persons = new AtomicInteger(1000);
    private final Map<String, Calls> sources = new ConcurrentHashMap<>();
    private final Map<Row, String> leads = new LinkedHashMap<>();
    private final Map<String, Case> cases = new LinkedHashMap<>();

    MoneyOutcomesIT(Installation headgate) {
        this.headgate = headgate;
    }

    /** A row of the guide; what concerns two clients is split. */
    record Row(
            String outcome,
            String lead,
            String vendorReads,
            String vendorStatement,
            List<String> clientStatements,
            String vendorTold,
            List<String> clientsTold) {

        static Row of(String line) {
            var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            return new Row(
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    List.of(cells.get(5).split(" / ")),
                    cells.get(6),
                    List.of(cells.get(7).split(" / ")));
        }

        @Override
        public String toString() {
            return outcome;
        }
    }

    /** Makes a lead end in that way; returns its id. */
    @FunctionalInterface
    private interface Scenario {
        String leadId(Case own) throws Exception;
    }

    /** One row's own service line, source and clients. */
    private static final class Case {
        private final String id;
        private final Scenario scenario;
        private String cost = "{model: cpl, amount: \"18.00\", payable_on: accepted}";
        private String claims = ", returns: {window: P30D, reasons: [wrong_number], max_rate: \"1.0\", remedy: credit}";
        private String source = "";
        private String endpoint = "";
        private String response = "reject_when: {path: $.status, equals: rejected}";
        private String plan = "";
        private int clients = 1;
        private int recipients = 1;

        private Case(String id, Scenario scenario) {
            this.id = id;
            this.scenario = scenario;
        }

        Case cost(String yaml) {
            cost = yaml;
            return this;
        }

        Case noClaims() {
            claims = "";
            return this;
        }

        Case source(String yaml) {
            source = ", " + yaml;
            return this;
        }

        Case endpoint(String yaml) {
            endpoint = ", " + yaml;
            return this;
        }

        Case open() {
            endpoint = "";
            return this;
        }

        Case response(String yaml) {
            response = yaml;
            return this;
        }

        Case plan(String yaml) {
            plan = ", " + yaml;
            return this;
        }

        Case two(int to) {
            clients = 2;
            recipients = to;
            return this;
        }

        String client(int number) {
            return id + "-" + (number == 0 ? "a" : "b");
        }

        String path(int number) {
            return "/" + client(number);
        }

        List<String> all() {
            return Stream.iterate(0, n -> n + 1)
                    .limit(clients)
                    .map(this::client)
                    .toList();
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.startsWith(HEADING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::of)
                .toList();
    }

    private Case when(String outcome, Scenario scenario) {
        var made = new Case("m%02d".formatted(cases.size()), scenario);
        cases.put(outcome, made);
        return made;
    }

    @BeforeAll
    void publishTheNetwork() {
        delivered();
        returned();
        rejected();
        waiting();
        unconfirmed();
        when("a test, delivered", own -> lead(own, ",\"test\":true"));
        when("a test that nobody could take", own -> lead(own, ",\"test\":true"))
                .endpoint("licences: [{state: NY}]");
        headgate.publish(yaml());
    }

    private void delivered() {
        when("delivered", this::lead);
        when("delivered, payable on delivery", this::lead)
                .cost("{model: cpl, amount: \"18.00\", payable_on: delivered}");
        when("delivered, from a free source", this::lead).cost("{model: free}").noClaims();
        when("delivered, the answer names a price of 55.00", own -> {
                    answers(own, 0, ScriptedEndpoints.Reply.of(200, "{\"price\":\"55.00\"}"));
                    return lead(own);
                })
                .response("price: $.price");
        when("delivered after the first client refused it", own -> {
                    answers(own, 0, REFUSES);
                    return lead(own);
                })
                .two(1);
        when("delivered after the first client's set-up failed", own -> {
                    answers(own, 0, ScriptedEndpoints.Reply.of(401, "{}"));
                    return lead(own);
                })
                .two(1);
        when("delivered to two", this::lead).two(2);
        when("delivered to one, refused by the other", own -> {
                    answers(own, 0, REFUSES);
                    return lead(own);
                })
                .two(2);
        when("delivered and sold on, says the client", own -> {
            var id = lead(own);
            var sold =
                    "{\"delivery_id\":\"%s\",\"status\":\"sold\",\"value\":{\"amount\":\"900.00\",\"currency\":\"USD\"},\"occurred_at\":\"%s\"}"
                            .formatted(delivery(id, own.client(0)), Instant.now());
            Awaitility.await("what became of " + id)
                    .atMost(Installation.PATIENCE)
                    .until(() -> client(own, 0).post("/v1/dispositions", sold).status() < 300);
            return id;
        });
    }

    private void returned() {
        when("delivered, the return refused", own -> {
            var id = lead(own);
            giveBack(own, 0, id, "changed_mind");
            return id;
        });
        when("returned by the only client", own -> {
            var id = lead(own);
            giveBack(own, 0, id, "wrong_number");
            return id;
        });
        when("returned, outside the source's contract", own -> {
            var id = lead(own);
            giveBack(own, 0, id, "out_of_area");
            return id;
        });
        when("returned by one of two", own -> {
                    var id = lead(own);
                    giveBack(own, 0, id, "wrong_number");
                    return id;
                })
                .two(2);
        when("returned by both", own -> {
                    var id = lead(own);
                    giveBack(own, 0, id, "wrong_number");
                    giveBack(own, 1, id, "wrong_number");
                    return id;
                })
                .two(2);
        when("returned by one, then confirmed for the other", own -> {
                    answers(own, 1, UNREADABLE);
                    var id = lead(own);
                    giveBack(own, 0, id, "wrong_number");
                    awaitUnknown(id);
                    resolve(id, own.client(1), "confirm");
                    return id;
                })
                .two(2);
    }

    private void rejected() {
        when("nobody could take it", this::lead).endpoint("licences: [{state: NY}]");
        when("refused by the only client", own -> {
            answers(own, 0, REFUSES);
            return lead(own);
        });
        when("invalid", own -> post(own, "\"phone\":\"000-000-0000\"", ""))
                .source("validation: {phone: {fail: reject}}");
        when("not as its schema says", own -> post(own, "\"email\":\"nobody@mail.test\"", ""));
        when("duplicate", own -> {
                    var phone = "\"phone\":\"%s\"".formatted(nextPhone());
                    headgate.over(post(own, phone, ""));
                    return post(own, phone, "");
                })
                .source("dedupe: {keys: [phone], window: P30D}");
        when("beyond the source's cap", own -> {
                    headgate.over(lead(own));
                    return lead(own);
                })
                .source("caps: [{limit: 1, per: day}]");
    }

    private void waiting() {
        var closed = CLOSED.formatted(LocalDate.now(ZoneId.of("America/Chicago"))
                .plusDays(3)
                .getDayOfWeek()
                .name()
                .substring(0, 3)
                .toLowerCase(Locale.ROOT));
        when("held", this::lead).endpoint(closed);
        when("held, then rejected by a person", own -> {
                    var id = lead(own);
                    desk(id, "reject");
                    return id;
                })
                .endpoint(closed);
        when("held until it was too old", this::lead).endpoint(closed).plan("freshness: PT4S");
        when("held, delivered when the contract said 21.00", own -> {
                    var id = lead(own);
                    headgate.page(id, page -> status(page).equals("HELD"));
                    own.open().cost("{model: cpl, amount: \"21.00\", payable_on: accepted}");
                    headgate.publish(yaml());
                    desk(id, "release");
                    return id;
                })
                .endpoint(closed);
        var unsure = "validation: {consent: {fail: review, required: [text]}}";
        when("in review", this::lead).source(unsure);
        when("in review, then approved", own -> {
                    var id = lead(own);
                    desk(id, "approve");
                    return id;
                })
                .source(unsure);
        when("in review, then rejected", own -> {
                    var id = lead(own);
                    desk(id, "reject");
                    return id;
                })
                .source(unsure);
    }

    private void unconfirmed() {
        when("unconfirmed", this::inDoubt);
        when("unconfirmed, payable on delivery", this::inDoubt)
                .cost("{model: cpl, amount: \"18.00\", payable_on: delivered}");
        when("unconfirmed, then confirmed", own -> {
            var id = inDoubt(own);
            resolve(id, own.client(0), "confirm");
            return id;
        });
        when("unconfirmed, sent again and accepted", own -> {
            var id = inDoubt(own);
            headgate.endpoints().always(own.path(0), ScriptedEndpoints.ACCEPT);
            resolve(id, own.client(0), "resend");
            return id;
        });
        when("unconfirmed, then written off", own -> {
            var id = inDoubt(own);
            resolve(id, own.client(0), "write-off");
            return id;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void readsTheSameEverywhere(Row row) throws Exception {
        assertThat(cases).as("a way to bring it about").containsKey(row.outcome());
        var own = cases.get(row.outcome());
        var id = own.scenario.leadId(own);
        Awaitility.await(row.outcome() + ", " + id)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertAgrees(row, own, id));
        leads.put(row, id);
    }

    /** Nothing follows later that would change a row: the last to run are looked at when all have. */
    @AfterAll
    void andStillDoes() {
        leads.forEach((row, id) -> assertAgrees(row, cases.get(row.outcome()), id));
    }

    @Test
    void everyWayIsARowOfTheGuide() throws IOException {
        assertThat(rows().stream().map(Row::outcome)).containsExactlyInAnyOrderElementsOf(cases.keySet());
    }

    // --- what is read
    // -------------------------------------------------------------------------------------------------

    private void assertAgrees(Row row, Case own, String id) {
        var page = headgate.admin().get("/api/admin/leads/" + id).json();
        assertThat(status(page)).as("the lead").isEqualTo(row.lead());
        assertThat(vendorReads(own, id)).as("its vendor reads").isEqualTo(row.vendorReads());
        assertThat(statement("vendor", "v", id)).as("vendor's statement").isEqualTo(row.vendorStatement());
        assertThat(own.all().stream().map(client -> statement("client", client, id)))
                .as("clients' statements")
                .containsExactlyElementsOf(row.clientStatements());
        var told = headgate.admin().get("/api/admin/leads/" + id + "/told").json();
        assertThat(told.path("vendor").asString("")).as("the vendor is told").contains(row.vendorTold());
        var words = told.path("clients")
                .valueStream()
                .collect(Collectors.toMap(each -> each.path("client_id").asString(), each -> each.path("sentence")
                        .asString()));
        for (var i = 0; i < own.clients; i++) {
            var sentence = words.getOrDefault(own.client(i), "nothing");
            assertThat(sentence)
                    .as("%s is told", own.client(i))
                    .contains(row.clientsTold().get(i));
            var charged = row.clientStatements().get(i);
            assertThat(sentence.contains("is credited"))
                    .as("credited: " + sentence)
                    .isEqualTo(charged.equals("0.00"));
            assertThat(sentence.contains("Nothing is charged") && !charged.equals(NOTHING))
                    .isFalse();
        }
    }

    private static String status(JsonNode page) {
        return page.path("lead").path("status").asString();
    }

    private String vendorReads(Case own, String id) {
        var answer = source(own).get("/v1/leads/" + id).json();
        var price = answer.path("price").path("amount").asString("");
        return (answer.path("status").asString() + " " + price).strip();
    }

    /** What the entries about the lead sum to. */
    private String statement(String party, String partyId, String leadId) {
        var amounts = new ArrayList<BigDecimal>();
        var cursor = "";
        do {
            var page = headgate.admin().get("/api/admin/statements/%s/%s?%s".formatted(party, partyId, cursor));
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            page.json()
                    .path("lines")
                    .valueStream()
                    .filter(line -> line.path("lead_id").asString().equals(leadId))
                    .forEach(line ->
                            amounts.add(new BigDecimal(line.at("/amount/amount").asString())));
            cursor = page.json().path("next_cursor").isString()
                    ? "cursor=" + page.json().path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return amounts.isEmpty()
                ? NOTHING
                : amounts.stream().reduce(BigDecimal::add).orElseThrow().toPlainString();
    }

    // --- what is done
    // -------------------------------------------------------------------------------------------------

    private String lead(Case own) {
        return lead(own, "");
    }

    private String lead(Case own, String more) {
        return post(own, "\"phone\":\"%s\"".formatted(nextPhone()), more);
    }

    private String post(Case own, String contact, String more) {
        var answer = source(own)
                .with("Prefer", "wait=30")
                .post(
                        "/v1/leads",
                        "{\"last_name\":\"Money\",\"service_line\":\"%s\",\"address\":{\"zip\":\"78717\"},%s%s}"
                                .formatted(own.id, contact, more));
        assertThat(answer.status()).as("%s", answer).isIn(200, 422);
        return answer.json().path("lead_id").asString();
    }

    private String inDoubt(Case own) {
        answers(own, 0, UNREADABLE);
        var id = lead(own);
        headgate.page(id, page -> status(page).equals("UNCONFIRMED"));
        return id;
    }

    private void awaitUnknown(String id) {
        headgate.page(id, page -> page.path("deliveries")
                .valueStream()
                .anyMatch(each -> each.path("outcome").asString().equals("UNKNOWN")));
    }

    private void resolve(String id, String client, String how) {
        var answer = headgate.admin()
                .post("/api/admin/deliveries/%s/%s".formatted(delivery(id, client), how), "{\"note\":\"asked\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    /** The delivery to that client, once it has ended. */
    private String delivery(String id, String client) {
        return headgate.page(id, page -> ended(page, client).findFirst().isPresent())
                .path("deliveries")
                .valueStream()
                .filter(each -> each.at("/allocation/client_id").asString().equals(client))
                .findFirst()
                .orElseThrow()
                .path("delivery_id")
                .asString();
    }

    private static Stream<JsonNode> ended(JsonNode page, String client) {
        return page.path("deliveries")
                .valueStream()
                .filter(each -> each.at("/allocation/client_id").asString().equals(client));
    }

    private void giveBack(Case own, int number, String id, String reason) {
        var body = "{\"delivery_id\":\"%s\",\"reason\":\"%s\"}".formatted(delivery(id, own.client(number)), reason);
        Awaitility.await("the return of " + id)
                .atMost(Installation.PATIENCE)
                .until(() -> client(own, number).post("/v1/returns", body).status() < 300);
    }

    // One that an opened endpoint has taken in the meantime waits no longer: the row says where it ended.
    private void desk(String id, String action) {
        headgate.page(id, page -> !List.of("RECEIVED", "VALIDATED").contains(status(page)));
        Awaitility.await("to " + action + " " + id)
                .atMost(Installation.PATIENCE)
                .until(() -> {
                    var answer = headgate.admin()
                            .post(
                                    "/api/admin/holds/actions",
                                    "{\"action\":\"%s\",\"reason\":\"asked\",\"items\":[{\"lead_id\":\"%s\"}]}"
                                            .formatted(action, id));
                    return answer.body().contains("\"DONE\"") || answer.body().contains("\"NOT_WAITING\"");
                });
    }

    private void answers(Case own, int number, ScriptedEndpoints.Reply reply) {
        headgate.endpoints().always(own.path(number), reply);
    }

    private Calls source(Case own) {
        return sources.computeIfAbsent(
                own.id, id -> headgate.source(headgate.sourceKey(id).path("key").asString()));
    }

    private Calls client(Case own, int number) {
        return sources.computeIfAbsent(
                own.client(number), id -> headgate.at("reconciliation").bearer(headgate.clientKey(id)));
    }

    private String nextPhone() {
        return "512-555-" + persons.incrementAndGet();
    }

    private String yaml() {
        var text = new StringBuilder("""
            brand: {id: money, name: Money, time_zone: America/Chicago, currency: USD}
            service_lines:
            """);
        cases.values().forEach(each -> text.append("  - {id: %1$s, name: %1$s}%n".formatted(each.id)));
        text.append("vendors:\n  - id: v\n    name: Vendor\n    sources:\n");
        cases.values()
                .forEach(each -> text.append(
                        "      - {id: %1$s, name: %1$s, service_lines: [%1$s], schema: {required: [last_name, phone, service_line]}, contract: {cost: %2$s%3$s}%4$s}%n"
                                .formatted(each.id, each.cost, each.claims, each.source)));
        text.append("clients:\n");
        cases.values().forEach(each -> each.all()
                .forEach(client -> text.append("""
                      - id: %1$s
                        name: Client %1$s
                        kind: dealer
                        time_zone: America/Chicago
                        returns: {window: P30D, reasons: [wrong_number, out_of_area], max_rate: "1.0"}
                        endpoints:
                          - {id: %1$s, price: "40.00"%2$s, delivery: {method: http, url: "%3$s/%1$s", max_age: PT4S, pace: {backoff: [PT1S]}, response: {accepted: 2xx, %4$s}}}
                    """.formatted(
                                client, each.endpoint, headgate.endpoints().url(), each.response))));
        text.append("plans:\n");
        cases.values()
                .forEach(each -> text.append(
                        "  - {id: %1$s, service_lines: [%1$s], steps: [{id: only, pool: [%2$s], algorithm: priority, recipients: %3$d}], otherwise: reject%4$s}%n"
                                .formatted(each.id, String.join(", ", each.all()), each.recipients, each.plan)));
        return text.toString();
    }
}
