package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.service.crypto.ApiKeys;
import io.headgate.service.crypto.SecretSealer;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OperationsIT extends PortalFixture {

    @Autowired
    private ApiKeys keys;

    @Autowired
    private SecretSealer sealer;

    @BeforeEach
    void network() {
        publishExample();
    }

    @Test
    void makesAKeyThatIntakeWillRecogniseAndShowsItOnce() {
        var made = admin().post("/api/admin/sources/searchpros-web/keys", null);

        assertThat(made.status()).isEqualTo(201);
        var key = made.json().path("key").asString();
        var keyId = made.json().path("key_id").asString();
        assertThat(keys.check(key)).contains(keyId);
        var url = made.json().path("posting_url").asString();
        assertThat(url).startsWith("https://leads.example/in/");
        var announced = events.await(KeyChanged.class, e -> e.keyId().equals(keyId));
        assertThat(announced.keyHash()).isEqualTo(keys.hash(key));
        assertThat(announced.postingTokenHash()).isEqualTo(keys.hash(url.substring(url.lastIndexOf('/') + 1)));
        assertThat(announced.ownerId()).isEqualTo("searchpros-web");
        assertThat(events.everything()).noneMatch(value -> value.contains(key));

        var listed = admin().get("/api/admin/sources/searchpros-web/keys");
        assertThat(listed.body()).contains(keyId).doesNotContain(key);
        assertThat(everyAuditEntry()).doesNotContain(key).doesNotContain(announced.keyHash());

        assertThat(admin().delete("/api/admin/sources/searchpros-web/keys/" + keyId)
                        .status())
                .isEqualTo(204);
        assertThat(admin().delete("/api/admin/sources/searchpros-web/keys/" + keyId)
                        .status())
                .isEqualTo(204);
        assertThat(events.await(KeyChanged.class, e -> e.keyId().equals(keyId) && e.revoked())
                        .keyHash())
                .isEqualTo(announced.keyHash());
        assertThat(admin().delete("/api/admin/sources/brand-site/keys/" + keyId).status())
                .as("another source's key")
                .isEqualTo(404);
    }

    @Test
    void aRevocationIsOrderedAfterItsKeyWhateverTheClockSaidThen() {
        var keyId = admin().post("/api/admin/sources/searchpros-web/keys", null)
                .json()
                .path("key_id")
                .asString();
        var made = events.await(KeyChanged.class, e -> e.keyId().equals(keyId));
        jdbc.sql("UPDATE api_key SET created_at = created_at + interval '10 minutes' WHERE key_id = ?")
                .param(keyId)
                .update();

        admin().delete("/api/admin/sources/searchpros-web/keys/" + keyId);

        var revoked = events.await(KeyChanged.class, e -> e.keyId().equals(keyId) && e.revoked());
        assertThat(made.before(revoked)).isTrue();
        assertThat(revoked.revision()).isGreaterThan(made.revision());
    }

    @Test
    void aKeyRevokedBeforeThereWereRevisionsIsAnnouncedAgainWhenItIsRevokedAgain() {
        var keyId = admin().post("/api/admin/sources/searchpros-web/keys", null)
                .json()
                .path("key_id")
                .asString();
        jdbc.sql("UPDATE api_key SET revoked_at = now(), revoked_by = 'dana', revision = NULL WHERE key_id = ?")
                .param(keyId)
                .update();

        admin().delete("/api/admin/sources/searchpros-web/keys/" + keyId);

        assertThat(events.await(KeyChanged.class, e -> e.keyId().equals(keyId) && e.revoked())
                        .revision())
                .isNotNull();
    }

    @Test
    void saysWhereAChangeIsNotYetLive() throws Exception {
        var keyId = admin().post("/api/admin/sources/searchpros-web/keys", null)
                .json()
                .path("key_id")
                .asString();
        PEERS.on("/internal/config-changes/key:" + keyId, _ -> FakePeers.Answer.json("{\"revision\": 0}"));
        PEERS.on(
                "/internal/config-changes/secret:dealer-114-webhook",
                _ -> new FakePeers.Answer(503, "application/json", "{}"));
        PEERS.on(
                "/internal/config-changes/pause:ENDPOINT:dealer-114-crm",
                _ -> FakePeers.Answer.json("{\"revision\": 1}"));

        // Side by side, because each is answered only when the whole wait for the services is over.
        var operator = admin();
        try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
            var revoked = side.submit(() -> operator.delete("/api/admin/sources/searchpros-web/keys/" + keyId));
            var replaced = side.submit(
                    () -> operator.put("/api/admin/secrets/dealer-114-webhook", "{\"value\": \"another-one\"}"));
            var paused = side.submit(() -> operator.post("/api/admin/endpoints/dealer-114-crm/pause", "{}"));

            assertThat(revoked.get().status()).isEqualTo(202);
            assertThat(revoked.get().json().path("live").path("intake").asBoolean(true))
                    .isFalse();
            assertThat(replaced.get().status()).isEqualTo(202);
            assertThat(replaced.get().json().path("live").path("delivery").asBoolean(true))
                    .isFalse();
            assertThat(paused.get().status()).isEqualTo(200);
            assertThat(paused.get().json().path("live").path("routing").asBoolean(true))
                    .isFalse();
            assertThat(paused.get().json().path("live").path("delivery").asBoolean(true))
                    .isFalse();
        }

        PEERS.off("/internal/config-changes/key:" + keyId);
        PEERS.off("/internal/config-changes/secret:dealer-114-webhook");
        PEERS.off("/internal/config-changes/pause:ENDPOINT:dealer-114-crm");
        assertThat(admin().delete("/api/admin/sources/searchpros-web/keys/" + keyId)
                        .status())
                .isEqualTo(204);
        assertThat(admin().post("/api/admin/endpoints/dealer-114-crm/resume", "{}")
                        .json()
                        .path("live"))
                .allMatch(JsonNode::asBoolean);
    }

    @Test
    void deletesSecretsThatNoEndpointOfTheLiveVersionUses() {
        admin().put("/api/admin/secrets/long-gone", "{\"value\": \"of an old endpoint\"}");
        admin().put("/api/admin/secrets/dealer-114-webhook", "{\"value\": \"in use\"}");
        assertThat(item(admin().get("/api/admin/secrets").json().path("items"), "long-gone")
                        .path("used_by"))
                .isEmpty();

        var used = admin().delete("/api/admin/secrets/dealer-114-webhook");
        var unused = admin().delete("/api/admin/secrets/long-gone");

        assertThat(used.status()).isEqualTo(409);
        assertThat(used.code()).isEqualTo("SECRET_IN_USE");
        assertThat(used.body()).contains("dealer-114-crm");
        assertThat(unused.status()).isEqualTo(204);
        assertThat(events.await(SecretChanged.class, e -> e.ref().equals("long-gone") && !e.set())
                        .previous())
                .isNull();
        assertThat(admin().get("/api/admin/secrets").body()).doesNotContain("long-gone");
        assertThat(everyAuditEntry()).contains("secret.remove");
        assertThat(admin().delete("/api/admin/secrets/long-gone").status()).isEqualTo(404);
    }

    @Test
    void givesClientsKeysToo() {
        var made = admin().post("/api/admin/clients/dealer-114/keys", null);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().has("posting_url")).isFalse();
        assertThat(admin().get("/api/admin/clients")
                        .json()
                        .path("items")
                        .path(0)
                        .path("keys")
                        .path(0)
                        .path("key_id"))
                .isEqualTo(made.json().path("key_id"));
        assertThat(admin().post("/api/admin/clients/nobody/keys", null).status())
                .isEqualTo(404);
    }

    @Test
    void sealsSecretsAndNeverGivesThemBack() {
        assertThat(admin().put("/api/admin/secrets/dealer-114-webhook", "{\"value\": \"first-secret-value\"}")
                        .status())
                .isEqualTo(204);
        assertThat(admin().put("/api/admin/secrets/dealer-114-webhook", "{\"value\": \"second-secret-value\"}")
                        .status())
                .isEqualTo(204);

        var announced = events.await(
                SecretChanged.class,
                e -> e.ref().equals("dealer-114-webhook")
                        && e.previous() != null
                        && "second-secret-value".equals(sealer.open("dealer-114-webhook", e.value())));
        assertThat(sealer.open("dealer-114-webhook", Objects.requireNonNull(announced.previous())))
                .isEqualTo("first-secret-value");
        var listed = admin().get("/api/admin/secrets");
        var item = item(listed.json().path("items"), "dealer-114-webhook");
        assertThat(item.path("used_by").path(0).asString()).isEqualTo("dealer-114-crm");
        assertThat(item.path("rotating").asBoolean()).isTrue();
        assertThat(listed.body()).doesNotContain("secret-value");
        assertThat(everyAuditEntry()).contains("secret.set").doesNotContain("secret-value");
        var rows = jdbc.sql("SELECT row_to_json(s)::text FROM secret s")
                .query(String.class)
                .list();
        assertThat(rows).noneMatch(row -> row.contains("secret-value"));
    }

    @Test
    void refusesSecretsWithoutAValue() {
        assertThat(admin().put("/api/admin/secrets/x", "{}").status()).isEqualTo(422);
        assertThat(admin().put("/api/admin/secrets/x%20y", "{\"value\": \"v\"}").status())
                .isEqualTo(422);
    }

    @Test
    void pausesAnEndpointAtOnceAndResumesIt() {
        var paused = admin().post(
                        "/api/admin/endpoints/dealer-114-crm/pause",
                        "{\"reason\": \"flooded office\", \"until\": \"2999-01-01T00:00:00Z\"}");

        assertThat(paused.status()).isEqualTo(200);
        var announced = events.await(
                PauseChanged.class, e -> e.id().equals("dealer-114-crm") && "flooded office".equals(e.reason()));
        assertThat(announced.paused()).isTrue();
        assertThat(announced.by()).isEqualTo("admin");
        var shown = admin().get("/api/admin/endpoints/dealer-114-crm").json().path("paused");
        assertThat(shown.path("reason").asString()).isEqualTo("flooded office");
        assertThat(admin().get("/api/admin/pauses").body()).contains("flooded office");

        assertThat(admin().post("/api/admin/endpoints/dealer-114-crm/resume", null)
                        .status())
                .isEqualTo(200);
        events.await(
                PauseChanged.class,
                e -> e.id().equals("dealer-114-crm") && !e.paused() && !e.at().isBefore(announced.at()));
        assertThat(admin().get("/api/admin/endpoints/dealer-114-crm")
                        .json()
                        .path("paused")
                        .isNull())
                .isTrue();
        assertThat(everyAuditEntry()).contains("endpoint.pause", "endpoint.resume");
    }

    @Test
    void pausesSourcesAndRefusesNonsense() {
        assertThat(admin().post("/api/admin/sources/brand-site/pause", "{}").status())
                .isEqualTo(200);
        assertThat(admin().get("/api/admin/sources/brand-site")
                        .json()
                        .path("paused")
                        .path("by")
                        .asString())
                .isEqualTo("admin");
        assertThat(admin().post("/api/admin/sources/brand-site/resume", null).status())
                .isEqualTo(200);
        assertThat(admin().post("/api/admin/sources/nobody/pause", "{}").status())
                .isEqualTo(404);
        assertThat(admin().post("/api/admin/endpoints/dealer-114-crm/pause", "{\"until\": \"2001-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void showsCapMetersWhenRoutingAnswersAndTheListWithoutThemWhenNot() {
        PEERS.on(
                "/internal/caps",
                asked -> asked.query().contains("dealer-114-crm")
                        ? FakePeers.Answer.json("""
                            {"items": [{"owner": "endpoint", "owner_id": "dealer-114-crm", "per": "day", "unit": "count",
                              "limit": 40, "taken": 17, "window_start": "2026-03-02T06:00:00Z",
                              "window_end": "2026-03-03T06:00:00Z", "time_zone": "America/Chicago"}], "next_cursor": null}\
                            """)
                        : FakePeers.Answer.json("{\"items\": []}"));
        try {
            var with = admin().get("/api/admin/endpoints?q=austin").json();
            assertThat(with.path("caps_unavailable").asBoolean(true)).isFalse();
            var meter = with.path("items").path(0).path("caps").path(0);
            assertThat(meter.path("taken").asInt()).isEqualTo(17);
            assertThat(meter.path("per").asString()).isEqualTo("day");
        } finally {
            PEERS.off("/internal/caps");
        }

        var without = admin().get("/api/admin/endpoints?q=austin");
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.json().path("caps_unavailable").asBoolean()).isTrue();
        assertThat(without.json().path("items").path(0).path("caps").isNull()).isTrue();
        assertThat(PEERS.asked)
                .filteredOn(asked -> asked.path().equals("/internal/caps"))
                .allMatch(asked -> asked.authorization().startsWith("Bearer "));
    }

    @Test
    void simulatesWithTheFactsThatALeadWouldHave() {
        PEERS.on("/internal/simulate", asked -> FakePeers.Answer.json("{\"outcome\": \"ALLOCATED\"}"));

        var answer = admin().post("/api/admin/simulate", """
            {"lead": {"first_name": "Ann", "phone": "+15125550123", "service_line": "termite",
              "segment": "residential", "address": {"zip": "78717-1234"},
              "attributes": {"home_owner": true, "note": "call me"}}, "version": "draft"}\
            """);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("outcome").asString()).isEqualTo("ALLOCATED");
        var sent = PEERS.asked.stream()
                .filter(asked -> asked.path().equals("/internal/simulate"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .body();
        assertThat(sent).contains("\"zip\":\"78717\"", "\"state\":\"TX\"", "48491", "home_owner", "searchpros-web");
        assertThat(sent).doesNotContain("Ann").doesNotContain("5125550123").doesNotContain("call me");
        assertThat(sent).contains("\"document\":{");
    }

    @Test
    void asksAboutAKnownLeadWithWhatIfsAndAnEndpoint() {
        PEERS.on(
                "/internal/simulate",
                _ -> FakePeers.Answer.json("{\"outcome\": \"HELD\", \"facts\": {\"source_id\": \"x\"}}"));

        var answer = admin().post("/api/admin/simulate", """
            {"lead_id": "lead_1", "moment": "original", "endpoint": "dealer-114-crm",
             "overrides": [{"endpoint": "dealer-114-crm", "caps": [{"per": "day", "limit": "50"}]}]}\
            """);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/facts/source_id").asString()).isEqualTo("x");
        var sent = lastAsked("/internal/simulate").body();
        assertThat(sent)
                .contains("\"lead_id\":\"lead_1\"", "\"moment\":\"original\"", "\"endpoint\":\"dealer-114-crm\"")
                .contains("\"limit\":\"50\"");
        assertThat(admin().post("/api/admin/simulate", "{}").status()).isEqualTo(422);
    }

    @Test
    void startsShowsAndCancelsReplays() {
        PEERS.on(
                "/internal/replays",
                asked -> asked.method().equals("POST")
                        ? new FakePeers.Answer(202, "application/json", "{\"id\": \"r1\", \"state\": \"RUNNING\"}")
                        : FakePeers.Answer.json("{\"items\": [{\"id\": \"r1\"}]}"));
        PEERS.on(
                "/internal/replays/r1",
                asked -> asked.method().equals("DELETE")
                        ? new FakePeers.Answer(204, "application/json", "")
                        : FakePeers.Answer.json("{\"id\": \"r1\", \"replayed\": 5}"));
        PEERS.on("/internal/replays/r1/moved", _ -> FakePeers.Answer.json("{\"items\": [], \"next_cursor\": null}"));
        try {
            var started = admin().post("/api/admin/replays", "{\"days\": 7, \"version\": \"draft\"}");
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            assertThat(started.json().path("id").asString()).isEqualTo("r1");
            assertThat(lastAsked("/internal/replays").body())
                    .contains("\"days\":7", "\"version\":\"draft\"", "\"document\":{", "\"by\":\"admin\"");
            assertThat(admin().get("/api/admin/replays")
                            .json()
                            .at("/items/0/id")
                            .asString())
                    .isEqualTo("r1");
            assertThat(admin().get("/api/admin/replays/r1")
                            .json()
                            .path("replayed")
                            .asInt())
                    .isEqualTo(5);
            assertThat(admin().get("/api/admin/replays/r1/moved?cursor=9").status())
                    .isEqualTo(200);
            assertThat(lastAsked("/internal/replays/r1/moved").query()).contains("cursor=9");
            assertThat(admin().delete("/api/admin/replays/r1").status()).isEqualTo(204);
            assertThat(everyAuditEntry()).contains("replay.start", "replay.cancel");
            assertThat(admin().post("/api/admin/replays", "{\"days\": 7, \"version\": 999}")
                            .status())
                    .isEqualTo(422);
        } finally {
            PEERS.off("/internal/replays");
            PEERS.off("/internal/replays/r1");
            PEERS.off("/internal/replays/r1/moved");
        }
    }

    private static FakePeers.Asked lastAsked(String path) {
        return PEERS.asked.stream()
                .filter(asked -> asked.path().equals(path))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void passesBalancesAndStatementsOnAndSaysSoWhenNobodyAnswers() {
        PEERS.on("/internal/balances", _ -> FakePeers.Answer.json("{\"items\": [], \"trial_balance\": []}"));
        PEERS.on("/internal/statements", _ -> new FakePeers.Answer(200, "text/csv", "date,amount\n"));

        assertThat(admin().get("/api/admin/balances").json().has("trial_balance"))
                .isTrue();
        var csv = admin().get("/api/admin/statements/vendor/searchpros.csv?from=2026-03-01&to=2026-03-31");
        assertThat(csv.body()).isEqualTo("date,amount\n");
        assertThat(csv.headers().get("content-type")).startsWith("text/csv");
        assertThat(csv.headers().get("content-disposition")).contains("statement-vendor-searchpros.csv");
        assertThat(PEERS.asked)
                .anyMatch(asked -> asked.query().contains("party_type=vendor")
                        && asked.query().contains("party_id=searchpros")
                        && asked.query().contains("from=2026-03-01"));

        PEERS.off("/internal/balances");
        var silent = admin().get("/api/admin/balances");
        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.code()).isEqualTo("PEER_UNAVAILABLE");
        assertThat(silent.headers()).containsKey("retry-after");
    }

    @Test
    void bringsWhatBecameOfALeadToReconciliationAndKeepsWhoBroughtIt() {
        var recorded = "{\"lead_id\": \"lead_1\", \"status\": \"sold\"}";
        PEERS.on("/internal/dispositions", _ -> FakePeers.Answer.json("""
            {"answers": [{"result": "recorded", "disposition": %s, "errors": []}]}
            """.formatted(recorded)));
        try {
            var answer = admin().post("/api/admin/dispositions", "{\"status\": \"sold\"}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("status").asString()).isEqualTo("sold");
            assertThat(lastAsked("/internal/dispositions").body())
                    .contains("\"by\":\"", "\"dispositions\":[{\"status\":\"sold\"}]");
            assertThat(admin().get("/api/admin/audit?limit=1").body()).contains("disposition.record", "lead:lead_1");
        } finally {
            PEERS.off("/internal/dispositions");
        }
    }

    @Test
    void refusesOneDispositionWithItsFieldsAndAnswersAListRowByRow() {
        var refused = """
            {"result": "refused", "disposition": null,
             "errors": [{"field": "status", "code": "WRONG_FORM", "detail": "One of these."}]}
            """;
        PEERS.on(
                "/internal/dispositions",
                asked -> FakePeers.Answer.json(
                        asked.body().contains("},{")
                                ? "{\"answers\": [%s, {\"result\": \"recorded\", \"disposition\": {}, \"errors\": []}]}"
                                        .formatted(refused)
                                : "{\"answers\": [%s]}".formatted(refused)));
        try {
            var one = admin().post("/api/admin/dispositions", "{}");
            var list = admin().post("/api/admin/dispositions", "[{\"status\": 1}, {\"status\": \"sold\"}]");

            assertThat(one.status()).isEqualTo(422);
            assertThat(one.json().at("/errors/0/field").asString()).isEqualTo("status");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json().path("recorded").asInt()).isEqualTo(1);
            assertThat(list.json().path("refused").asInt()).isEqualTo(1);
            assertThat(list.json().at("/answers/0/errors/0/code").asString()).isEqualTo("WRONG_FORM");
            assertThat(list.json().at("/answers/1/result").asString()).isEqualTo("recorded");
        } finally {
            PEERS.off("/internal/dispositions");
        }
    }

    @Test
    void asksForHeldLeadsWithTheCursorAsItIs() {
        PEERS.on("/internal/holds", _ -> FakePeers.Answer.json("{\"items\": []}"));
        try {
            assertThat(admin().get("/api/admin/holds?cursor=%7Bx%7D%26limit%3D9&limit=7")
                            .status())
                    .isEqualTo(200);
            assertThat(admin().get("/api/admin/holds?limit=7").status()).isEqualTo(200);
        } finally {
            PEERS.off("/internal/holds");
        }

        assertThat(PEERS.asked)
                .filteredOn(asked -> asked.path().equals("/internal/holds"))
                .extracting(FakePeers.Asked::query)
                .contains("limit=7&cursor=%7Bx%7D%26limit%3D9", "limit=7");
    }

    @Test
    void asksRoutingWhoOwnsAPlaceWithWhatWasGivenAndNothingElse() {
        PEERS.on("/internal/owners", _ -> FakePeers.Answer.json("{\"holders\": []}"));
        try {
            assertThat(admin().get("/api/admin/owners?zip=78717&on=2026-03-01").status())
                    .isEqualTo(200);
        } finally {
            PEERS.off("/internal/owners");
        }

        assertThat(PEERS.asked)
                .filteredOn(asked -> asked.path().equals("/internal/owners"))
                .extracting(FakePeers.Asked::query)
                .contains("zip=78717&on=2026-03-01");
    }

    private static JsonNode item(JsonNode items, String ref) {
        for (var item : items) {
            if (ref.equals(item.path("ref").asString())) {
                return item;
            }
        }
        throw new AssertionError("no " + ref + " in " + items);
    }

    private String everyAuditEntry() {
        return admin().get("/api/admin/audit?limit=500").body();
    }
}
