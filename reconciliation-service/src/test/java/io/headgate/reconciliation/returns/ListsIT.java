package io.headgate.reconciliation.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.Api;
import io.headgate.reconciliation.Network;
import io.headgate.reconciliation.Network.Lead;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What clients' systems, operators and finance can list. */
@HeadgateIT
class ListsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Subscription accrual;

    @Autowired
    private TestConfig config;

    @Autowired
    private ServiceToken token;

    private int version;
    private Api internal;

    @BeforeEach
    void publish() {
        version = Network.version(config);
        internal = new Api(port, token.value());
    }

    @Test
    void aClientListsItsOwnReturnsAndDispositionsAndNeverAnothers() {
        var mine = delivered(Lead.of("web", "dealer", "42.00"));
        var theirs = delivered(Lead.of("web", "branch", "12.50"));
        giveBack(client("dealer"), mine, "wrong_number");
        giveBack(client("branch"), theirs, "duplicate");
        say(client("dealer"), mine);
        say(client("branch"), theirs);

        for (var path : List.of("/v1/returns", "/v1/dispositions", "/v1/deliveries")) {
            var answer = client("dealer").get(path + "?limit=200");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).contains(mine.delivery().toString());
            assertThat(answer.body())
                    .doesNotContain(theirs.delivery().toString(), theirs.id().toString(), "branch", "searchpros");
            for (var nobody : List.of("", config.sourceKey("web").key())) {
                assertThat(new Api(port, nobody).get(path).status()).isEqualTo(401);
            }
        }
        assertThat(ids(client("dealer"), "/v1/returns?lead_id=" + theirs.id() + "&"))
                .isEmpty();
        assertThat(ids(client("dealer"), "/v1/dispositions?delivery_id=" + theirs.delivery() + "&"))
                .isEmpty();
    }

    @Test
    void listsComeInPagesAndCanBeNarrowed() {
        var one = delivered(Lead.of("web", "dealer", "42.00"));
        var two = delivered(Lead.of("web", "dealer", "42.00"));
        giveBack(client("dealer"), one, "wrong_number");
        giveBack(client("dealer"), two, "changed_mind");
        say(client("dealer"), one);
        say(client("dealer"), two);
        var api = client("dealer");

        assertThat(ids(api, "/v1/returns?decision=approved&"))
                .contains(one.delivery().toString())
                .doesNotContain(two.delivery().toString())
                .doesNotHaveDuplicates();
        assertThat(ids(api, "/v1/returns?decision=refused&"))
                .contains(two.delivery().toString());
        assertThat(ids(api, "/v1/returns?reason=changed_mind&"))
                .containsOnlyOnce(two.delivery().toString());
        assertThat(ids(api, "/v1/returns?since=" + Network.now().plusSeconds(60) + "&"))
                .isEmpty();
        assertThat(ids(api, "/v1/dispositions?status=sold&"))
                .contains(one.delivery().toString(), two.delivery().toString());
        assertThat(ids(api, "/v1/dispositions?status=contacted&"))
                .doesNotContain(one.delivery().toString());
        for (var bad : List.of(
                "/v1/returns?decision=x",
                "/v1/returns?from=x",
                "/v1/returns?from=2026-03-02&to=2026-03-01",
                "/v1/returns?cursor=x",
                "/v1/returns?lead_id=x",
                "/v1/returns?nonsense=1",
                "/v1/dispositions?status=x",
                "/v1/dispositions?to=x",
                "/v1/dispositions?delivery_id=x",
                "/v1/deliveries?from=x",
                "/v1/deliveries?lead_id=x")) {
            assertThat(api.get(bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void aDayIsTheClientsOwn() {
        // 23:30 on 31 July in Chicago.
        var lead = delivered(Lead.at("web", "dealer", "42.00", java.time.Instant.parse("2025-08-01T04:30:00Z")));
        var api = client("dealer");

        assertThat(ids(api, "/v1/deliveries?from=2025-07-31&to=2025-07-31&"))
                .containsExactly(lead.delivery().toString());
        assertThat(ids(api, "/v1/deliveries?from=2025-08-01&to=2025-08-01&")).isEmpty();
        assertThat(ids(api, "/v1/deliveries?from=2025-08-01T04:30:00Z&to=2025-08-01T04:30:01Z&"))
                .containsExactly(lead.delivery().toString());
    }

    @Test
    void operatorsListEverybodysReturnsWithBothDecisionsAndNeverTheNote() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var late = delivered(Lead.at("web", "dealer", "42.00", Network.now().minus(Duration.ofHours(49))));
        client("dealer")
                .post(
                        "/v1/returns",
                        "{\"delivery_id\":\"%s\",\"reason\":\"wrong_number\",\"note\":\"Jane Canary\"}"
                                .formatted(lead.delivery()));
        giveBack(client("dealer"), late, "wrong_number");

        var found = internal.get("/internal/returns?lead=" + lead.id());

        assertThat(found.json().at("/items").size()).isEqualTo(1);
        assertThat(found.text("/items/0/client_id")).isEqualTo("dealer");
        assertThat(found.text("/items/0/source_id")).isEqualTo("web");
        assertThat(found.text("/items/0/decision")).isEqualTo("approved");
        assertThat(found.text("/items/0/credit/amount")).isEqualTo("42.00");
        assertThat(found.json().at("/items/0/claimed").asBoolean()).isTrue();
        assertThat(found.body()).doesNotContain("Jane");
        assertThat(ids(internal, "/internal/returns?claimed=false&client=dealer&source=web&decision=approved&"))
                .contains(late.delivery().toString())
                .doesNotContain(lead.delivery().toString())
                .doesNotHaveDuplicates();
        assertThat(ids(internal, "/internal/returns?client=nobody&")).isEmpty();
        assertThat(internal.get("/internal/returns?decision=x").status()).isEqualTo(400);
    }

    @Test
    void aReturnThatAPersonFilesForAClientIsDecidedAsItsOwn() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var body = "{\"client_id\":\"%s\",\"delivery_id\":\"%s\",\"reason\":\"wrong_number\"}";

        var stranger = internal.post("/internal/returns", body.formatted("branch", lead.delivery()));
        var made = internal.post("/internal/returns", body.formatted("dealer", lead.delivery()));
        var again = client("dealer")
                .post("/v1/returns", "{\"delivery_id\":\"%s\",\"reason\":\"wrong_number\"}".formatted(lead.delivery()));

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/return_id")).isEqualTo(made.text("/return_id"));
        assertThat(internal.post("/internal/returns", "{}").body()).contains("client_id");
    }

    /** The deliveries of all pages, two rows at a time. */
    private static List<String> ids(Api api, String path) {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.get(path + "limit=2" + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(item -> found.add(item.path("delivery_id").asString()));
            cursor = page.json().path("next_cursor").isString() ? "&cursor=" + page.text("/next_cursor") : "";
        } while (!cursor.isEmpty());
        return found;
    }

    private static void giveBack(Api api, Lead lead, String reason) {
        var body = "{\"delivery_id\":\"%s\",\"reason\":\"%s\"}".formatted(lead.delivery(), reason);
        assertThat(api.post("/v1/returns", body).status()).isEqualTo(201);
    }

    private static void say(Api api, Lead lead) {
        var body = "{\"delivery_id\":\"%s\",\"status\":\"sold\",\"occurred_at\":\"%s\"}"
                .formatted(lead.delivery(), Network.now());
        assertThat(api.post("/v1/dispositions", body).status()).isEqualTo(201);
    }

    private Lead delivered(Lead lead) {
        accrual.deliver(List.of(TestEvents.consumed(EventIds.next(), Topics.LEAD_EVENTS, lead.decided(1, version), 0)));
        accrual.deliver(List.of(TestEvents.consumed(EventIds.next(), Topics.LEAD_EVENTS, lead.accepted(version), 0)));
        return lead;
    }

    private Api client(String id) {
        return new Api(port, config.clientKey(id));
    }
}
