package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever anybody sends: a problem that says what is wrong, never a 5xx, never a stack trace, never a stuck lead. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> TEXT_FIELDS = List.of(
            "first_name",
            "last_name",
            "email",
            "phone",
            "phone_alt",
            "address.line1",
            "address.line2",
            "address.city",
            "address.state",
            "address.zip",
            "address.zip4",
            "address.country",
            "service_line",
            "segment",
            "language",
            "campaign",
            "sub_id",
            "source_lead_id",
            "cost.amount",
            "cost.currency",
            "consent.text",
            "consent.captured_at",
            "consent.ip",
            "consent.user_agent",
            "consent.page_url",
            "consent.trusted_form_cert_url",
            "consent.jornaya_lead_id",
            "attributes.anything");

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "a\u0000b",
            "Robert'); DROP TABLE lead;--",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "{first_name}{secret}#{1/0}",
            "a\r\nX-Injected: yes",
            "%s%n%x%00../../etc/passwd",
            "=cmd|' /C calc'!A0",
            "\u202Eevil\u202C\uFEFF\u200B",
            "e\u0301".repeat(300),
            "\uD83D\uDE00\uD83E\uDDD1\u200D\uD83D\uDE80",
            "\uFFFF\uFFFE\u0085\u2028",
            "x".repeat(9_000),
            "9".repeat(400),
            "-1e400",
            "null");

    private final Installation headgate;
    private String key = "";

    BadInputIT(Installation headgate) {
        this.headgate = headgate;
    }

    @BeforeAll
    void publish() throws IOException {
        headgate.publish(headgate.network());
        headgate.secret("acceptance-webhook");
        key = headgate.sourceKey("source-b").path("key").asString();
    }

    private Calls source() {
        return headgate.source(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "null",
                "[]",
                "7",
                "\"lead\"",
                "{\"first_name\": }",
                "{\"first_name\": \"a\", \"first_name\": \"b\"}",
                "{} {}",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "\u0000",
                "{'a': 1}",
                "<lead><first_name>Ada</first_name></lead>"
            })
    void aBodyThatIsNoLeadIsMalformed(String body) {
        ProblemAnswer.assertThat(source().post("/v1/leads", body), 400);
    }

    @Test
    void aBodyOfAnyDepthOrEncodingIsRefusedCalmly() {
        ProblemAnswer.assertThat(source().post("/v1/leads", "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)), 400);
        ProblemAnswer.assertThat(source().post("/v1/leads", "[".repeat(100_000)), 400);
        var latin = source().with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/v1/leads",
                        BodyPublishers.ofByteArray(
                                "{\"first_name\": \"J\u00F6rg\"}".getBytes(StandardCharsets.ISO_8859_1)));
        ProblemAnswer.assertThat(latin, 400);
        var surrogate = source().post("/v1/leads", "{\"first_name\": \"\\ud800\", \"last_name\": \"x\"}");
        assertThat(surrogate.status()).as("%s", surrogate).isLessThan(500);
        var manyFields = JSON.createObjectNode();
        for (int i = 0; i < 5_000; i++) {
            manyFields.put("f" + i, i);
        }
        ProblemAnswer.assertThat(source().post("/v1/leads", manyFields.toString()), 400);
    }

    @Test
    void aHugeBodyIsTooLargeWhetherItSaysItsLengthOrNot() {
        var body = "{\"first_name\": \"" + "x".repeat(256 * 1024) + "\"}";
        ProblemAnswer.assertThat(source().post("/v1/leads", body), 413);
        var chunked = source().with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/v1/leads",
                        BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        ProblemAnswer.assertThat(chunked, 413);
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of("[]", "{}", "[\"a\",\"b\"]", "{\"a\":{\"b\":1}}", "7", "-0.5", "true", "1e999999", "null")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aValueOfTheWrongTypeNamesItsFieldOrIsTaken(String value) {
        for (var field : TEXT_FIELDS) {
            var lead = lead();
            set(lead, field, JSON.readTree(value));
            assertCalm(source().post("/v1/leads", lead.toString()), field + " = " + value, field);
        }
        for (var group : List.of("address", "consent", "cost", "attributes")) {
            var lead = lead();
            lead.set(group, JSON.readTree(value));
            assertCalm(source().post("/v1/leads", lead.toString()), group + " = " + value, group);
        }
    }

    private static void assertCalm(Calls.Answer answer, String what, String field) {
        assertThat(answer.status()).as("%s: %s", what, answer).isIn(202, 400, 422);
        ProblemAnswer.assertShowsNoInsides(answer.body());
        if (answer.status() != 202) {
            ProblemAnswer.assertWellFormed(answer);
        }
        if (answer.status() == 422) {
            assertThat(answer.json().path("errors").valueStream().map(error -> error.path("field")
                            .asString()))
                    .as("%s: %s", what, answer)
                    .anyMatch(bad -> bad.startsWith(field) || field.startsWith(bad));
        }
    }

    @Test
    void hostileTextInAnyFieldIsTakenOrRefusedAndEveryTakenLeadComesToItsEnd() throws Exception {
        var taken = new LinkedHashMap<String, String>();
        for (var field : TEXT_FIELDS) {
            for (var text : HOSTILE) {
                var lead = lead();
                set(lead, field, JSON.valueToTree(text));
                var answer = source().post("/v1/leads", lead.toString());
                var what = field + " = " + JSON.writeValueAsString(text.length() > 60 ? text.substring(0, 60) : text);
                assertThat(answer.status()).as("%s: %s", what, answer).isIn(202, 400, 422, 409);
                ProblemAnswer.assertShowsNoInsides(answer.body().replace(text, ""));
                if (answer.status() == 202) {
                    taken.put(answer.json().path("lead_id").asString(), what);
                } else {
                    ProblemAnswer.assertWellFormed(answer);
                }
            }
        }
        assertThat(taken).hasSizeGreaterThan(100);
        awaitTheEndOf(taken);
        assertNoDeadLetters();
        assertThat(headgate.endpoints().all().stream()
                        .filter(request -> !request.header("x-injected").isEmpty()))
                .isEmpty();
    }

    private void awaitTheEndOf(Map<String, String> taken) {
        var open = new ArrayDeque<>(taken.keySet());
        try {
            Awaitility.await("an outcome of each of " + open.size())
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> {
                        while (!open.isEmpty() && isOver(open.getFirst())) {
                            open.removeFirst();
                        }
                        return open.isEmpty();
                    });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("came to no end: " + taken.get(open.getFirst()) + ", " + open.getFirst(), e);
        }
    }

    private boolean isOver(String leadId) {
        var status = source().get("/v1/leads/" + leadId).json().path("status").asString();
        return status.equals("delivered") || status.equals("rejected");
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

    private static ObjectNode lead() {
        return SyntheticPeople.wanting("plain");
    }

    private static void set(ObjectNode lead, String path, JsonNode value) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            lead.set(path, value);
        } else {
            lead.withObject("/" + path.substring(0, dot)).set(path.substring(dot + 1), value);
        }
    }

    @Test
    void whoIsUnknownWrongAtTheDoorOrSpeaksAnotherLanguageIsToldSo() {
        var intake = headgate.at("intake");
        var body = lead().toString();
        ProblemAnswer.assertThat(intake.post("/v1/leads", body), 401);
        for (var credential :
                List.of("Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer hg_src_" + "x".repeat(45))) {
            ProblemAnswer.assertThat(intake.with("Authorization", credential).post("/v1/leads", body), 401);
        }
        ProblemAnswer.assertThat(source().with("Content-Type", "text/plain").post("/v1/leads", body), 415);
        ProblemAnswer.assertThat(
                source().with("Content-Type", "application/xml").post("/v1/leads", "<a/>"), 415);
        ProblemAnswer.assertThat(source().with("Content-Type", "nonsense").post("/v1/leads", body), 415);
        ProblemAnswer.assertThat(source().with("Content-Encoding", "gzip").post("/v1/leads", body), 415);
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            ProblemAnswer.assertThat(source().send(method, "/v1/leads", BodyPublishers.ofString("{}")), 405);
        }
        ProblemAnswer.assertThat(source().get("/v1/leads"), 405);
        ProblemAnswer.assertThat(source().with("Accept", "image/png").get("/v1/leads/nothing"), 404);
        ProblemAnswer.assertThat(
                source().with("Idempotency-Key", "x".repeat(300)).post("/v1/leads", body), 400);
        ProblemAnswer.assertThat(source().with("Prefer", "wait=banana").post("/v1/leads", lead().toString()), 400);
        var oddTrace = source().with("traceparent", "00-nonsense").post("/v1/leads", lead().toString());
        assertThat(oddTrace.status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "validation", "routing", "delivery", "reconciliation", "portal"})
    void everyServiceRefusesInTheSameWords(String service) {
        var door = headgate.at(service);
        for (var path : List.of("/v1/nothing", "/nothing", "/v1/leads/nothing/more", "/api/nothing")) {
            var answer = door.get(path);
            assertThat(answer.status()).as("%s %s: %s", service, path, answer).isIn(401, 404);
            ProblemAnswer.assertWellFormed(answer);
        }
        var wrongMethod = door.send("DELETE", "/openapi.json", BodyPublishers.noBody());
        assertThat(wrongMethod.status()).as("%s", wrongMethod).isIn(401, 403, 404, 405);
        ProblemAnswer.assertWellFormed(wrongMethod);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/leads/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/leads/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/leads/;x=y/%ff HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1//leads/%%% HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "POST /v1/leads HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /v1/leads HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void aBrokenRequestIsAnsweredByEveryServiceWithoutItsInsides(String request) throws IOException {
        for (var service : Installation.SERVICES) {
            try (var socket = new Socket("127.0.0.1", headgate.headgate().port(service))) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream()
                        .write(request.replace("\r\nHost: x", "\r\nHost: x\r\nConnection: close")
                                .getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .as("%s: %s", service, request)
                        .matches("(?s)HTTP/1.1 [345]\\d\\d.*")
                        .doesNotContain("HTTP/1.1 500");
                ProblemAnswer.assertShowsNoInsides(answer);
                if (answer.contains("\r\n\r\n{")) {
                    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("application/problem+json");
                }
            }
        }
    }
}
