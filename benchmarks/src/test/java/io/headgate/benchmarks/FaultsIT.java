package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Faults that were seen in use, each as a small input with its right value (faults.jsonl), on a running platform. Each prints
 * its id, what is seen now and what is right.
 */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What cannot be brought about from outside, such as a midnight, and the test that brings it about. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "F7a",
            "routing-service/src/test/java/io/headgate/routing/core/decision/SelectionTest.java#aDayBeginsWithWhoGotNothingForLongest");

    private final Installation headgate;
    private final Map<String, Calls> sources = new ConcurrentHashMap<>();
    private final AtomicInteger persons = new AtomicInteger(1000);
    private final FaultsNetwork network;

    /** Makes what the line describes happen; returns what is seen, after asserting that it is right. */
    @FunctionalInterface
    private interface Scenario {
        Object seen(JsonNode line) throws Exception;
    }

    FaultsIT(Installation headgate) {
        this.headgate = headgate;
        network = new FaultsNetwork(headgate.endpoints().url());
    }

    private final Map<String, Scenario> scenarios = Map.ofEntries(
            Map.entry("F1a", line -> answered("f1a", line, "REJECTED", "REJECTED")),
            Map.entry("F1b", line -> answered("f1b", line, "UNKNOWN", "UNCONFIRMED")),
            Map.entry("F1c", line -> answered("f1c", line, "UNKNOWN", "UNCONFIRMED")),
            Map.entry("F1d", line -> answered("f1d", line, "UNKNOWN", "UNCONFIRMED")),
            Map.entry("F1e", this::emptyAnswers),
            Map.entry("F2a", line -> answered("f2a", line, "ACCEPTED", "DELIVERED")),
            Map.entry("F2b", this::acceptedWithJunkBehind),
            Map.entry("F3a", this::phonePasses),
            Map.entry("F3b", this::phonePasses),
            Map.entry("F3c", this::phonePasses),
            Map.entry("F3d", _ -> outcome(lead("f3d").phone("436-555-0172"), "accepted")),
            Map.entry("F4a", _ -> testsThenReal("f4a", 2)),
            Map.entry("F4b", _ -> testsThenReal("f4b", 2)),
            Map.entry("F4c", _ -> testsThenReal("f4c", 1)),
            Map.entry("F5a", line -> sequence("f5a", line, "accepted")),
            Map.entry("F5b", line -> sequence("f5b", line, "accepted")),
            Map.entry("F5c", this::impossiblePhones),
            Map.entry("F6a", this::correctionAfterARefusal),
            Map.entry("F6b", this::againWhenThereIsRoom),
            Map.entry(
                    "F8a", line -> refused(lead("f8a").with("consent", line.at("/input/consent")), "CONSENT_MISSING")),
            Map.entry(
                    "F8b", line -> refused(lead("f8b").with("consent", line.at("/input/consent")), "CONSENT_MISSING")),
            Map.entry("F9a", line -> borderZip("f9a", line, "f9a-tx", "TX")),
            Map.entry("F9b", line -> borderZip("f9b", line, "f9b-tn", "TN")),
            Map.entry("F10a", this::charset),
            Map.entry("F11a", this::mappedBlank),
            Map.entry("F12a", this::extension),
            Map.entry("F12b", this::extension),
            Map.entry("F13a", this::rememberedRefusal),
            Map.entry("F14a", this::dateOfRetryAfter),
            Map.entry("F15a", this::digits),
            Map.entry(
                    "F16a",
                    _ -> refusedAtPublish(
                            n -> n.line("f16a")
                                    .cost("{model: revenue_share, share: \"0.3333\", payable_on: delivered}"),
                            "revenue_share")),
            Map.entry(
                    "F16b",
                    _ -> refusedAtPublish(
                            n -> n.line("f16b")
                                    .client("returns: {window: P7D, reasons: [wrong_number], max_rate: \"1.0\","
                                            + " remedy: substitute}"),
                            "substitute")),
            Map.entry("F16c", this::answeredPrice),
            Map.entry("F17a", this::dateOfAnotherZone),
            Map.entry("F18a", this::unsafeHead));

    static List<JsonNode> faults() throws IOException {
        try (var lines = Files.lines(Path.of("src/test/resources/faults.jsonl"))) {
            return lines.filter(line -> !line.isBlank()).map(JSON::readTree).toList();
        }
    }

    @BeforeAll
    void publishTheNetwork() {
        var n = network;
        for (var id : List.of("f1a", "f1b", "f1c", "f1d", "f1e")) {
            n.line(id).endpoint(id, "", "max_age: PT10M, " + FaultsNetwork.REJECT_WHEN);
        }
        n.line("f1e-plain");
        n.line("f2a").endpoint("f2a", "", FaultsNetwork.ACCEPT_WHEN).endpoint("f2a-b", "", "");
        n.line("f2b").endpoint("f2b", "", FaultsNetwork.ACCEPT_WHEN).endpoint("f2b-b", "", "");
        n.line("f3").source("validation: {phone: {fail: reject}}");
        n.line("f3d")
                .source("validation: {phone: {fail: continue}}")
                .endpoint("f3d", "accepts: {line_types: [mobile, landline]}", "");
        n.line("f4a").endpoint("f4a", "caps: [{limit: 2, per: day}]", "");
        n.line("f4b").orders(2);
        n.line("f4c").endpoint("f4c", "caps: [{limit: 1, per: concurrent, release_after: PT2H}]", "");
        n.line("f5a").source("dedupe: {keys: [phone, email], window: P30D}");
        n.line("f5b")
                .required("last_name, service_line, email")
                .source("dedupe: {keys: [email], window: P30D}, validation: {email: {fail: continue}, phone: {fail:"
                        + " continue}}");
        n.line("f5c").source("dedupe: {keys: [phone], window: P30D}, validation: {phone: {fail: reject}}");
        n.line("f6a")
                .source("dedupe: {keys: [phone], window: P30D}, validation: {consent: {fail: reject, required:"
                        + " [text]}}");
        n.line("f6b").source("dedupe: {keys: [phone], window: P30D}");
        n.line("f8a").source("validation: {consent: {fail: reject, required: [text, trusted_form_cert_url]}}");
        n.line("f8b").source("validation: {consent: {fail: reject, required: [text, captured_at]}}");
        n.line("f9a")
                .endpoint("f9a-ok", "licences: [{state: OK}]", "")
                .endpoint("f9a-tx", "licences: [{state: TX}]", "");
        n.line("f9b")
                .endpoint("f9b-ky", "licences: [{state: KY}]", "")
                .endpoint("f9b-tn", "licences: [{state: TN}]", "");
        n.line("f10a");
        n.line("f11a").source("mapping: {fields: {zip: address.zip}}");
        n.line("f12");
        n.line("f13a").required("last_name, phone, service_line, email");
        n.line("f14a").endpoint("f14a", "", "pace: {backoff: [PT2S]}");
        n.line("f15a").attributes("{gclid: {type: number}}");
        n.line("f16c").endpoint("f16c", "", "response: {accepted: 2xx, price: $.price}");
        n.line("f18a");
        headgate.publish(n.yaml());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isRightNow(JsonNode line) throws Exception {
        var id = line.path("id").asString();
        if (ELSEWHERE.containsKey(id)) {
            assertThat(existing(ELSEWHERE.get(id)))
                    .as("the test that proves " + id)
                    .isTrue();
            System.out.println(id + " | seen: " + ELSEWHERE.get(id) + " | right: "
                    + line.path("right").asString());
            return;
        }
        assertThat(scenarios).as("a scenario for " + id).containsKey(id);
        var seen = scenarios.get(id).seen(line);
        System.out.println(
                id + " | seen: " + seen + " | right: " + line.path("right").asString());
    }

    @Test
    void everyScenarioBelongsToALine() throws IOException {
        var ids = faults().stream().map(line -> line.path("id").asString()).collect(Collectors.toSet());
        assertThat(ids).containsAll(scenarios.keySet()).containsAll(ELSEWHERE.keySet());
    }

    private static boolean existing(String testMethod) throws IOException {
        var parts = testMethod.split("#");
        return Files.readString(Path.of("..", parts[0])).contains("void " + parts[1] + "(");
    }

    // --- what was answered ------------------------------------------------------------------------------------------

    private Object answered(String id, JsonNode line, String attempt, String status) {
        var answer = line.at("/input/answer");
        var body = answer.has("body_hex")
                ? new String(HexFormat.of().parseHex(answer.path("body_hex").asString()), StandardCharsets.UTF_8)
                : answer.path("body").asString();
        var type = answer.path("type").asString("application/json");
        headgate.endpoints()
                .always(
                        "/" + id,
                        new ScriptedEndpoints.Reply(
                                answer.path("status").asInt(), Map.of("content-type", type), _ -> body));
        return attempted(id, attempt, status);
    }

    private Object attempted(String id, String result, String status) {
        var leadId = lead(id).post().json().path("lead_id").asString();
        var page = headgate.page(leadId, p -> !p.path("attempts").isEmpty());
        assertThat(page.path("attempts").path(0).path("result").asString()).isEqualTo(result);
        if (!result.equals("UNKNOWN")) {
            page = headgate.page(
                    leadId, p -> p.path("lead").path("status").asString().equals(status));
        }
        assertThat(charges(page))
                .as("charged only for what was accepted")
                .hasSize(result.equals("ACCEPTED") ? charges(page).size() : 0);
        return "attempt " + result + ", lead "
                + page.path("lead").path("status").asString();
    }

    private static List<JsonNode> charges(JsonNode page) {
        return page.path("ledger")
                .valueStream()
                .filter(e -> e.path("kind").asString().equals("DELIVERY_CHARGE"))
                .toList();
    }

    private Object emptyAnswers(JsonNode line) {
        headgate.endpoints().always("/f1e-plain", ScriptedEndpoints.Reply.of(200, ""));
        return answered("f1e", line, "UNKNOWN", "UNCONFIRMED") + "; without rules on the body: "
                + attempted("f1e-plain", "ACCEPTED", "DELIVERED");
    }

    private Object acceptedWithJunkBehind(JsonNode line) {
        var seen = answered("f2b", line, "UNKNOWN", "UNCONFIRMED");
        assertThat(headgate.endpoints().at("/f2b-b")).as("nobody else gets it").isEmpty();
        return seen;
    }

    private Object answeredPrice(JsonNode line) {
        var body = line.at("/input/answer/body").asString();
        headgate.endpoints().always("/f16c", ScriptedEndpoints.Reply.of(200, body));
        var leadId = lead("f16c").post().json().path("lead_id").asString();
        var page = headgate.page(leadId, p -> !charges(p).isEmpty());
        assertThat(charges(page).toString()).contains("55.00").doesNotContain("40.00");
        return "charged 55.00";
    }

    private Object dateOfRetryAfter(JsonNode line) {
        var when = Instant.now().plusSeconds(8).atOffset(ZoneOffset.UTC);
        var asctime = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                .format(when);
        headgate.endpoints().next("/f14a", new ScriptedEndpoints.Reply(429, Map.of("Retry-After", asctime), _ -> "{}"));
        var leadId = lead("f14a").post().json().path("lead_id").asString();
        var page = headgate.page(leadId, p -> p.path("attempts").size() == 2);
        var again = page.path("attempts")
                .valueStream()
                .map(a -> Instant.parse(a.path("started_at").asString()))
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(again).isAfterOrEqualTo(when.toInstant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        return "asked again " + Duration.between(when.toInstant(), again).toMillis() + " ms after the date named";
    }

    // --- phones -----------------------------------------------------------------------------------------------------

    private Object phonePasses(JsonNode line) {
        var answer = lead("f3").phone(line.at("/input/phone").asString()).post();
        assertThat(answer.json().path("outcome").asString()).as("%s", answer).isEqualTo("accepted");
        var page = headgate.over(answer.json().path("lead_id").asString());
        var verdict = page.path("checks")
                .valueStream()
                .filter(c -> c.path("check").asString().equals("phone"))
                .findFirst()
                .orElseThrow()
                .path("verdict")
                .asString();
        assertThat(verdict).isIn("PASS", "FLAG");
        return "phone " + verdict + ", accepted";
    }

    private Object extension(JsonNode line) {
        var answer = lead("f12").phone(line.at("/input/phone").asString()).post();
        var leadId = answer.json().path("lead_id").asString();
        headgate.over(leadId);
        var body = headgate.endpoints().of(leadId).getFirst().json();
        assertThat(body.path("phone").asString()).startsWith("+1512555013");
        assertThat(body.path("phone_extension").asString()).isEqualTo("45");
        return body.path("phone").asString() + " extension "
                + body.path("phone_extension").asString();
    }

    private Object impossiblePhones(JsonNode line) {
        var seen = new ArrayList<String>();
        for (var input : line.at("/input/sequence")) {
            seen.add(lead("f5c").of(input).post().json().at("/reason/code").asString("accepted"));
        }
        assertThat(seen).containsExactly("PHONE_INVALID", "PHONE_INVALID");
        return seen;
    }

    // --- capacity and duplicates
    // --------------------------------------------------------------------------------------

    private Object testsThenReal(String id, int tests) {
        for (var i = 0; i < tests; i++) {
            var test = lead(id).with("test", JSON.getNodeFactory().booleanNode(true))
                    .post();
            assertThat(test.status()).as("%s", test).isEqualTo(200);
            headgate.over(test.json().path("lead_id").asString());
        }
        return tests + " tests, then " + outcome(lead(id), "accepted");
    }

    private Object sequence(String id, JsonNode line, String last) {
        var answer = (Calls.Answer) null;
        for (var input : line.at("/input/sequence")) {
            answer = lead(id).of(input).post();
        }
        assertThat(answer.json().path("outcome").asString()).as("%s", answer).isEqualTo(last);
        return "second: " + last;
    }

    private Object correctionAfterARefusal(JsonNode line) {
        var phone = nextPhone();
        refused(lead("f6a").phone(phone), "CONSENT_MISSING");
        return outcome(
                lead("f6a").phone(phone).with("consent", JSON.readTree("{\"text\": \"I agree to be called.\"}")),
                "accepted");
    }

    private Object againWhenThereIsRoom(JsonNode line) {
        var phone = nextPhone();
        var brake = headgate.admin().post("/api/admin/endpoints/f6b/pause", "{\"reason\": \"no room\"}");
        assertThat(brake.status()).as("%s", brake).isBetween(200, 204);
        var refused = org.awaitility.Awaitility.await()
                .atMost(Installation.PATIENCE)
                .until(
                        () -> lead("f6b").phone(nextPhone()).post(),
                        answer -> answer.json().path("outcome").asString().equals("rejected"));
        assertThat(refused).isNotNull();
        assertThat(lead("f6b").phone(phone).post().json().path("outcome").asString())
                .isEqualTo("rejected");
        headgate.admin().post("/api/admin/endpoints/f6b/resume", "{}");
        org.awaitility.Awaitility.await()
                .atMost(Installation.PATIENCE)
                .until(
                        () -> lead("f6b").phone(nextPhone()).post(),
                        answer -> answer.json().path("outcome").asString().equals("accepted"));
        return outcome(lead("f6b").phone(phone), "accepted");
    }

    // --- what comes in
    // ------------------------------------------------------------------------------------------------

    private Object borderZip(String id, JsonNode line, String endpoint, String state) {
        var answer = lead(id).with("address", line.at("/input/address")).post();
        var page = headgate.over(answer.json().path("lead_id").asString());
        assertThat(page.path("lead").path("endpoint_id").asString())
                .as("%s", page.path("decisions"))
                .isEqualTo(endpoint);
        assertThat(page.path("lead").toString()).contains("\"" + state + "\"");
        return "goes to " + endpoint;
    }

    private Object charset(JsonNode line) {
        var body = line.at("/input/body").asString().replace("termite", "f10a").getBytes(StandardCharsets.ISO_8859_1);
        var answer = source("f10a")
                .with("Content-Type", line.at("/input/content_type").asString())
                .with("Prefer", "wait=30")
                .send("POST", "/v1/leads", BodyPublishers.ofByteArray(body));
        var leadId = answer.json().path("lead_id").asString();
        headgate.over(leadId);
        var name = headgate.endpoints()
                .of(leadId)
                .getFirst()
                .json()
                .path("last_name")
                .asString();
        assertThat(name).isEqualTo("Müller");
        return "delivered " + name;
    }

    private Object mappedBlank(JsonNode line) {
        var lead = lead("f11a").with("zip", line.at("/input/zip")).with("address", line.at("/input/address"));
        var leadId = lead.post().json().path("lead_id").asString();
        headgate.over(leadId);
        var body = headgate.endpoints().of(leadId).getFirst().json();
        assertThat(body.at("/address/zip").asString()).isEqualTo("78717");
        return "address.zip " + body.at("/address/zip").asString();
    }

    private Object digits(JsonNode line) {
        var answer =
                lead("f15a").with("attributes", line.at("/input/attributes")).post();
        if (answer.status() == 422) {
            assertThat(answer.body()).contains("gclid");
            return "422 by field";
        }
        var leadId = answer.json().path("lead_id").asString();
        headgate.over(leadId);
        var body = headgate.endpoints().of(leadId).getFirst().body();
        assertThat(body).contains("12345678901234567890");
        return "delivered whole";
    }

    private Object rememberedRefusal(JsonNode line) {
        var phone = nextPhone();
        var first = lead("f13a")
                .phone(phone)
                .with("source_lead_id", JSON.getNodeFactory().stringNode("vendor-1"))
                .post();
        assertThat(first.status()).isEqualTo(422);
        var later = new FaultsNetwork(headgate.endpoints().url());
        later.line("f13a");
        headgate.publish(later.yaml());
        try {
            var second = lead("f13a")
                    .phone(phone)
                    .with("source_lead_id", JSON.getNodeFactory().stringNode("vendor-1"))
                    .post();
            assertThat(second.status()).as("%s", second).isIn(200, 202);
            return "422, then " + second.status();
        } finally {
            headgate.publish(network.yaml());
        }
    }

    private Object unsafeHead(JsonNode line) {
        var made = headgate.sourceKey("f18a");
        var path = java.net.URI.create(made.path("posting_url").asString()).getPath();
        var answer = headgate.at("intake")
                .send("HEAD", path + "?last_name=Head&phone=512-555-0193&service_line=f18a", BodyPublishers.noBody());
        assertThat(answer.status()).isIn(200, 405);
        var listed = headgate.admin().get("/api/admin/leads?source=f18a").json().path("items");
        assertThat(listed).isEmpty();
        return answer.status() + ", no lead";
    }

    // --- what is published
    // --------------------------------------------------------------------------------------------

    private Object refusedAtPublish(java.util.function.Consumer<FaultsNetwork> change, String word) {
        var draft = new FaultsNetwork(headgate.endpoints().url());
        change.accept(draft);
        var errors = validate(draft.yaml()).path("errors");
        assertThat(errors.toString()).contains(word);
        return "error at publish: " + errors.path(0).path("code").asString();
    }

    private JsonNode validate(String yaml) {
        var saved = headgate.admin().put("/api/admin/config/draft", "application/yaml", yaml);
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
        return headgate.admin().post("/api/admin/config/draft/validate", "").json();
    }

    private Object dateOfAnotherZone(JsonNode line) {
        // The zone farthest behind UTC: until noon its day is yesterday's.
        var zone = "Etc/GMT+12";
        var today = LocalDate.now(ZoneId.of(zone));
        var draft = new FaultsNetwork(headgate.endpoints().url());
        draft.line("f17a");
        var yaml = draft.yaml().replace("time_zone: America/Chicago", "time_zone: " + zone)
                + "territories:\n  - {endpoint: f17a, right: exclusive, service_lines: [f17a], area: {zips: [\"78717\"]}, to: %s}\n"
                        .formatted(today);
        var codes = validate(yaml)
                .path("warnings")
                .valueStream()
                .map(w -> w.path("code").asString())
                .toList();
        assertThat(codes).contains("EXPIRES_SOON").doesNotContain("EXPIRED", "NEVER_WINS");
        return codes;
    }

    // --- leads
    // --------------------------------------------------------------------------------------------------------

    private Object outcome(Lead lead, String outcome) {
        var answer = lead.post();
        assertThat(answer.json().path("outcome").asString()).as("%s", answer).isEqualTo(outcome);
        return outcome;
    }

    private Object refused(Lead lead, String code) {
        var answer = lead.post();
        var seen = answer.json().at("/reason/code").asString("");
        if (answer.status() == 422) {
            return "422: " + answer.json().path("errors");
        }
        assertThat(seen).as("%s", answer).isEqualTo(code);
        return seen;
    }

    private String nextPhone() {
        return "512-555-" + persons.incrementAndGet();
    }

    private Calls source(String id) {
        return sources.computeIfAbsent(
                id, key -> headgate.source(headgate.sourceKey(key).path("key").asString()));
    }

    private Lead lead(String line) {
        return new Lead(line);
    }

    /** One lead of a line's source; a person whom nobody has sent before unless something else is said. */
    private final class Lead {

        private final String line;
        private final tools.jackson.databind.node.ObjectNode body = JSON.createObjectNode();

        Lead(String line) {
            this.line = line;
            body.put("last_name", "Fault").put("phone", nextPhone()).put("service_line", line);
        }

        Lead phone(String phone) {
            body.put("phone", phone);
            return this;
        }

        Lead with(String field, JsonNode value) {
            body.set(field, value);
            return this;
        }

        /** These fields, and no phone of our own where they name an e-mail only. */
        Lead of(JsonNode fields) {
            if (!fields.has("phone")) {
                body.remove("phone");
            }
            fields.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
            return this;
        }

        Calls.Answer post() {
            return source(line).with("Prefer", "wait=30").post("/v1/leads", body.toString());
        }
    }
}
