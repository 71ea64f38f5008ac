package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever operators and clients send: a problem that says what is wrong, never a 5xx, never a stack trace. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestIT {

    private final Installation headgate;

    BadRequestIT(Installation headgate) {
        this.headgate = headgate;
    }

    @BeforeAll
    void publish() throws IOException {
        headgate.publish(headgate.network());
    }

    @Test
    void theOperatorsApiIsAsCalm() {
        var admin = headgate.admin();
        for (var body : List.of("{", "[]", "7", "{\"comment\": {}}", "{\"comment\": \"" + "x".repeat(3_000) + "\"}")) {
            var answer = admin.post("/api/admin/config/publish", body);
            assertThat(answer.status())
                    .as("%s: %s", body.substring(0, 1), answer)
                    .isBetween(400, 422);
            ProblemAnswer.assertWellFormed(answer);
        }
        for (var document : List.of(
                "{",
                "- a\n- b",
                "a: &x [*x]",
                "brand: 7",
                "&a [*a]",
                "\u0000",
                "vendors: {id: x}",
                "x: !!java.net.URL [http://x]")) {
            var answer = admin.put("/api/admin/config/draft", "application/yaml", document);
            assertThat(answer.status()).as("%s: %s", document, answer).isBetween(200, 422);
            ProblemAnswer.assertShowsNoInsides(answer.body());
        }
        for (var path : List.of(
                "/api/admin/leads?limit=-1",
                "/api/admin/leads?limit=99999999999",
                "/api/admin/leads?cursor=nonsense",
                "/api/admin/leads?from=yesterday",
                "/api/admin/leads?q=%27%20OR%201=1",
                "/api/admin/leads?source=a,,b&state=%00",
                "/api/admin/leads/lead_x",
                "/api/admin/config/versions/x",
                "/api/admin/config/versions/99999/diff/draft",
                "/api/admin/endpoints?limit=x",
                "/api/admin/endpoints/none",
                "/api/admin/audit?cursor=-1&from=x",
                "/api/admin/statements/client/none.csv?from=x",
                "/api/admin/summary?minutes=-5")) {
            var answer = admin.get(path);
            assertThat(answer.status()).as("%s: %s", path, answer).isBetween(200, 422);
            ProblemAnswer.assertShowsNoInsides(answer.body());
            if (answer.status() >= 400) {
                ProblemAnswer.assertWellFormed(answer);
            }
        }
        for (var body : List.of(
                "", "{", "{\"lead\": 7}", "{\"lead\": {\"first_name\": []}}", "{\"lead\": {}, \"version\": \"x\"}")) {
            var answer = admin.post("/api/admin/simulate", body);
            assertThat(answer.status()).as("simulate %s: %s", body, answer).isBetween(200, 422);
            ProblemAnswer.assertShowsNoInsides(answer.body());
        }
        for (var body : List.of("{", "{\"username\": 7}", "{}", "{\"username\":\"admin\",\"password\":\"\\u0000\"}")) {
            var answer = headgate.at("portal").post("/api/login", body);
            assertThat(answer.status()).as("login %s: %s", body, answer).isIn(400, 401, 415, 422);
            ProblemAnswer.assertWellFormed(answer);
        }
    }

    @Test
    void theClientsApiIsAsCalm() {
        var client = headgate.at("reconciliation").bearer(headgate.clientKey("client-a"));
        for (var body : List.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"delivery_id\": 7}",
                "{\"delivery_id\": \"dlv_x\", \"reason\": \"wrong_number\"}",
                "{\"lead_id\": \"lead_00000000-0000-7000-8000-000000000000\", \"reason\": \"wrong_number\"}",
                "{\"lead_id\": {}, \"reason\": [], \"note\": 1}",
                "{\"lead_id\": \"lead_00000000-0000-7000-8000-000000000000\", \"reason\": \"x\", \"note\":"
                        + " \"a\\u0000b\"}",
                "{\"reason\": \"" + "x".repeat(300_000) + "\"}")) {
            var answer = client.post("/v1/returns", body);
            assertThat(answer.status())
                    .as("%s: %s", body.length() > 100 ? "huge" : body, answer)
                    .isIn(400, 404, 413, 422);
            ProblemAnswer.assertWellFormed(answer);
        }
        for (var path : List.of("/v1/deliveries?limit=x", "/v1/deliveries?cursor=x", "/v1/returns/ret_x")) {
            var answer = client.get(path);
            assertThat(answer.status()).as("%s: %s", path, answer).isIn(400, 404);
            ProblemAnswer.assertWellFormed(answer);
        }
    }
}
