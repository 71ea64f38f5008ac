package io.headgate.reconciliation.dispositions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.Api;
import io.headgate.reconciliation.Network;
import io.headgate.reconciliation.Network.Lead;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class DispositionIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceToken token;

    @Autowired
    private Subscription accrual;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestConfig config;

    @Autowired
    private TestEvents events;

    private int version;
    private Api internal;

    @BeforeEach
    void publish() {
        version = Network.version(config);
        internal = new Api(port, token.value());
    }

    @Test
    void whatAClientSaysIsRecordedAndToldWithoutAPerson() {
        var lead = delivered();
        var occurred = lead.at().plusSeconds(60 * 60);

        var answer = record(row(lead, "sold", occurred, "\"value\":{\"amount\":\"1250.00\",\"currency\":\"USD\"},"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/answers/0/result")).isEqualTo("recorded");
        assertThat(answer.text("/answers/0/disposition/status")).isEqualTo("sold");
        assertThat(answer.text("/answers/0/disposition/lead_id"))
                .isEqualTo(lead.id().toString());
        var fact = events.await(DispositionRecorded.class, each -> each.leadId().equals(lead.id()));
        assertThat(fact.deliveryId()).isEqualTo(lead.delivery());
        assertThat(fact.clientId()).isEqualTo("dealer");
        assertThat(fact.endpointId()).isEqualTo("dealer-crm");
        assertThat(fact.status()).isEqualTo(DispositionStatus.SOLD);
        assertThat(fact.value()).isEqualTo(Money.of("1250.00", "USD"));
        assertThat(fact.occurredAt()).isEqualTo(occurred);
        assertThat(fact.deliveredAt()).isEqualTo(lead.at());
        assertThat(jdbc.sql("SELECT recorded_by FROM disposition WHERE lead_id = ?")
                        .param(lead.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("dana");
    }

    @Test
    void theSameTwiceIsOneAndSaidOnce() {
        var lead = delivered();
        var row = row(lead, "contacted", lead.at(), "");

        var both = record(row, row);
        var again = record(row);
        record(row(lead, "sold", lead.at().plusSeconds(1), ""));

        assertThat(both.text("/answers/0/result")).isEqualTo("recorded");
        assertThat(again.text("/answers/0/result")).isEqualTo("repeated");
        assertThat(again.json().at("/answers/0/disposition"))
                .isEqualTo(both.json().at("/answers/0/disposition"));
        // What comes later has passed by: so would the second have.
        events.await(
                DispositionRecorded.class,
                each -> each.leadId().equals(lead.id()) && each.status() == DispositionStatus.SOLD);
        assertThat(count(lead)).isEqualTo(2);
        assertThat(events.all(DispositionRecorded.class).stream()
                        .filter(each -> each.leadId().equals(lead.id())))
                .hasSize(2);
    }

    @Test
    void aCorrectionIsANewOneAndNotTheSameWithAnotherValue() {
        var lead = delivered();
        record(row(lead, "sold", lead.at(), "\"value\":{\"amount\":\"10.00\",\"currency\":\"USD\"},"));

        var changed = record(row(lead, "sold", lead.at(), "\"value\":{\"amount\":\"11.00\",\"currency\":\"USD\"},"));
        var corrected = record(
                row(lead, "sold", lead.at().plusSeconds(1), "\"value\":{\"amount\":\"11.00\",\"currency\":\"USD\"},"));

        assertThat(changed.text("/answers/0/errors/0/code")).isEqualTo("ALREADY_RECORDED");
        assertThat(corrected.text("/answers/0/result")).isEqualTo("recorded");
    }

    @Test
    void everyBadFieldOfEveryRowIsNamedAndTheGoodRowsAreRecorded() {
        var lead = delivered();

        var answer = record(
                "{\"delivery_id\":\"x' OR 1=1\",\"status\":\"bought\",\"occurred_at\":\"yesterday\",\"value\":12}",
                "{}",
                "7",
                row(Lead.of("web", "dealer", "42.00"), "sold", Network.now(), ""),
                row(lead, "sold", Network.now().plus(Duration.ofHours(1)), ""),
                row(lead, "lost", lead.at(), ""),
                row(lead, "sold", lead.at().minus(Duration.ofDays(1)), ""));

        assertThat(errors(answer, 0))
                .isEqualTo("delivery_id WRONG_FORM, status WRONG_FORM, value WRONG_FORM, occurred_at WRONG_FORM");
        assertThat(errors(answer, 1)).isEqualTo("delivery_id REQUIRED, status REQUIRED, occurred_at REQUIRED");
        assertThat(errors(answer, 2)).isEqualTo("delivery_id REQUIRED, status REQUIRED, occurred_at REQUIRED");
        assertThat(errors(answer, 3)).isEqualTo("delivery_id NOT_DELIVERED");
        assertThat(errors(answer, 4)).isEqualTo("occurred_at IN_THE_FUTURE");
        assertThat(answer.text("/answers/5/result")).isEqualTo("recorded");
        assertThat(errors(answer, 6)).isEqualTo("occurred_at BEFORE_DELIVERY");
        assertThat(answer.body()).doesNotContain("OR 1=1", "yesterday", "bought");
        assertThat(count(lead)).isEqualTo(1);
    }

    @Test
    void aRefusedDeliveryCannotBeDisposedOf() {
        var lead = Lead.of("web", "dealer", "42.00");
        feed(lead.finished(DeliveryOutcome.REJECTED, version));

        assertThat(errors(record(row(lead, "sold", lead.at(), "")), 0)).isEqualTo("delivery_id NOT_DELIVERED");
    }

    @Test
    void oneWhoSaysItManyTimesAtOnceIsRecordedOnce() throws Exception {
        var rows = Stream.generate(this::delivered)
                .limit(20)
                .map(lead -> row(lead, "sold", lead.at(), ""))
                .collect(Collectors.toList());
        var backwards = rows.reversed();

        List<Api.Answer> answers;
        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = Stream.of(rows, backwards, rows, backwards, rows, backwards, rows, backwards)
                    .<Callable<Api.Answer>>map(some -> () -> record(some.toArray(String[]::new)))
                    .toList();
            answers = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream()
                        .flatMap(answer -> answer.json().path("answers").valueStream())
                        .collect(Collectors.groupingBy(
                                each -> each.path("result").asString(), Collectors.counting())))
                .containsOnly(entry("recorded", 20L), entry("repeated", 140L));
    }

    @Test
    void fromOneToAThousandAndOnlyFromAnotherService() {
        var outsider = new Api(port, config.clientKey("dealer"));

        assertThat(internal.post("/internal/dispositions", "{\"by\":\"dana\",\"dispositions\":[]}")
                        .status())
                .isEqualTo(422);
        assertThat(record(Collections.nCopies(1001, "{}").toArray(String[]::new))
                        .text("/errors/0/field"))
                .isEqualTo("dispositions");
        assertThat(record(Collections.nCopies(1000, "{}").toArray(String[]::new))
                        .status())
                .isEqualTo(200);
        assertThat(outsider.post("/internal/dispositions", "{\"by\":\"dana\",\"dispositions\":[{}]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClientSaysItItselfAndIsAnsweredForEachRow() {
        var lead = delivered();
        var dealer = new Api(port, config.clientKey("dealer"));
        var sold = row(lead, "sold", lead.at(), "");

        var first = dealer.post("/v1/dispositions", sold);
        var again = dealer.post("/v1/dispositions", sold);
        var list = dealer.post("/v1/dispositions", "[%s, {\"status\": \"sold\"}]".formatted(sold));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/status")).isEqualTo("sold");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().path("repeated").asInt()).isEqualTo(1);
        assertThat(list.json().path("refused").asInt()).isEqualTo(1);
        assertThat(errors(list, 1)).isEqualTo("delivery_id REQUIRED, occurred_at REQUIRED");
        assertThat(jdbc.sql("SELECT recorded_by FROM disposition WHERE lead_id = ?")
                        .param(lead.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("client dealer");
        events.await(
                DispositionRecorded.class,
                each -> each.leadId().equals(lead.id()) && each.status() == DispositionStatus.SOLD);
    }

    @Test
    void aDeliveryOfAnotherClientIsAsUnknownAsOneThatNeverWas() {
        var lead = delivered();
        var stranger = new Api(port, config.clientKey("branch"));

        var theirs = stranger.post("/v1/dispositions", row(lead, "sold", lead.at(), ""));
        var nobodys = stranger.post("/v1/dispositions", row(Lead.of("web", "branch", "1"), "sold", lead.at(), ""));

        assertThat(theirs.status()).isEqualTo(422);
        assertThat(theirs.text("/errors/0/code")).isEqualTo("NOT_DELIVERED");
        assertThat(theirs.json().path("errors")).isEqualTo(nobodys.json().path("errors"));
        assertThat(count(lead)).isZero();
    }

    @Test
    void onlyAClientsKeyOpensAndNonsenseIsRefused() {
        var dealer = new Api(port, config.clientKey("dealer"));
        var tooMany = "[%s]".formatted(String.join(",", Collections.nCopies(1001, "{}")));

        assertThat(Stream.of("", "hg_live_nonsense", config.sourceKey("web").key())
                        .map(key -> new Api(port, key)
                                .post("/v1/dispositions", "{}")
                                .status()))
                .containsOnly(401);
        assertThat(dealer.post("/v1/dispositions", "{\"status\":").status()).isEqualTo(400);
        assertThat(Stream.of("7", "{}", "[]", tooMany)
                        .map(body -> dealer.post("/v1/dispositions", body).status()))
                .containsOnly(422);
    }

    @Test
    void theServicesOwnRoleMayOnlyAdd() {
        assertThat(jdbc.sql("""
            SELECT privilege_type FROM pg_class, aclexplode(relacl)
             WHERE oid = 'disposition'::regclass AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
            """).query(String.class).list()).containsExactly("INSERT");
    }

    private Lead delivered() {
        var lead = Lead.at("web", "dealer", "42.00", Network.now().minus(Duration.ofHours(2)));
        feed(lead.accepted(version));
        return lead;
    }

    private void feed(Event event) {
        accrual.deliver(List.of(TestEvents.consumed(EventIds.next(), Topics.LEAD_EVENTS, event, 0)));
    }

    private Api.Answer record(String... rows) {
        return internal.post(
                "/internal/dispositions", "{\"by\":\"dana\",\"dispositions\":[%s]}".formatted(String.join(",", rows)));
    }

    private long count(Lead lead) {
        return jdbc.sql("SELECT count(*) FROM disposition WHERE lead_id = ?")
                .param(lead.id().value())
                .query(Long.class)
                .single();
    }

    private static String errors(Api.Answer answer, int row) {
        assertThat(answer.text("/answers/" + row + "/result")).isEqualTo("refused");
        return answer.json()
                .at("/answers/" + row + "/errors")
                .valueStream()
                .map(each ->
                        each.path("field").asString() + " " + each.path("code").asString())
                .collect(Collectors.joining(", "));
    }

    private static String row(Lead lead, String status, Instant occurredAt, String more) {
        return "{\"delivery_id\":\"%s\",\"status\":\"%s\",%s\"occurred_at\":\"%s\"}"
                .formatted(lead.delivery(), status, more, occurredAt);
    }
}
