package io.headgate.validation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import io.headgate.testkit.TestPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads of sources that have providers asked, from the topic to the announced outcome. */
@HeadgateIT
class ProvidersIT {

    private static final AtomicInteger PHONES = new AtomicInteger(2_000_000);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestConfig config;

    @Autowired
    private TestEvents events;

    @Autowired
    private ContactSealer sealer;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private MeterRegistry meters;

    private final StubHttpServer listed = new StubHttpServer(StubHttpServer.status(200, "{\"listed\":false}"));
    private final StubHttpServer lines =
            new StubHttpServer(StubHttpServer.status(200, "{\"valid\":true,\"type\":\"mobile\",\"score\":0.5}"));
    private ReceivedLeads leads;

    @BeforeEach
    void publish() {
        config.secret("lists-key", "s3cret-of-lists");
        // A new id each time, so that no test meets the limits and the memory of another.
        var run = EventIds.next().toString().substring(0, 13).replace("-", "");
        ReceivedLeads.publish(
                config,
                """
                  - id: lists-%1$s
                    check: dnc
                    secret_ref: lists-key
                    timeout: PT2S
                    cost: 0.004
                    cache: PT1H
                    when_unavailable: reject
                    concurrency: 80
                    per_second: 5000
                    http:
                      url: "%2$s/v1/lists?key={secret}"
                      headers: {x-api-key: "{secret}"}
                      body: '{"phone": "{phone}"}'
                      fail_when: [{path: $.listed, equals: "true"}]
                      pass_when: [{path: $.listed, equals: "false"}]
                  - id: lines-%1$s
                    check: phone
                    kind: http
                    timeout: PT0.3S
                    http:
                      method: get
                      url: "%3$s/v1/lines/{phone}"
                      fail_when: [{status: "404"}]
                      flag_when: [{path: $.type, contains: voip}]
                      pass_when: [{path: $.valid, equals: "true"}]
                      data: {line_type: $.type, score: $.score, echo: $.phone}
                  - id: inside-%1$s
                    check: risk
                    http: {url: "https://10.1.2.3/", body: "{email}", pass_when: [{status: 2xx}]}
                """.formatted(run, listed.url(""), lines.url("")),
                Map.of(
                        "ask-lists", "{dnc: {provider: lists-%s, fail: reject}}".formatted(run),
                        "ask-lines", "{phone: {provider: lines-%s, fail: reject, flag: review}}".formatted(run),
                        "ask-both", "{phone: {provider: lines-%1$s}, dnc: {provider: lists-%1$s}}".formatted(run),
                        "ask-inside", "{risk: {provider: inside-%s, unavailable: review}}".formatted(run)));
        leads = new ReceivedLeads(sealer, keys);
    }

    @AfterEach
    void close() {
        listed.close();
        lines.close();
    }

    @Test
    void asksTheProviderWithItsSecretAndTakesItsAnswer() {
        listed.behave(StubHttpServer.status(200, "{\"listed\":true}"));
        var lead = lead("ask-lists");

        events.send(Topics.LEADS_RECEIVED, lead);

        var closed = events.await(LeadClosed.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(closed.reason()).isEqualTo(ReasonCode.DNC_LISTED);
        var request = listed.requests().getFirst();
        assertThat(request.path()).isEqualTo("/v1/lists?key=s3cret-of-lists");
        assertThat(request.headers()).containsEntry("x-api-key", "s3cret-of-lists");
        assertThat(request.body()).contains("+1512");
        assertThat(events.everything()).noneMatch(text -> text.contains("s3cret-of-lists"));
    }

    @Test
    void goesOnWhereTheBuiltInCheckFoundNothingAndKeepsWhatBothFound() {
        var lead = lead("ask-lines");
        var impossible = leads.lead("ask-lines", "+10005551234", "jane@example.com", null);

        events.send(Topics.LEADS_RECEIVED, lead);
        events.send(Topics.LEADS_RECEIVED, impossible);

        var phone = result(await(lead), "phone");
        assertThat(phone.provider()).startsWith("lines-");
        assertThat(phone.verdict()).isEqualTo(Verdict.PASS);
        assertThat(phone.data()).containsEntry("line_type", "mobile").containsEntry("present", true);
        assertThat(phone.data().get("score")).hasToString("0.5");
        events.await(LeadClosed.class, said -> said.leadId().equals(impossible.leadId()));
        assertThat(lines.requests()).hasSize(1);
    }

    @Test
    void aDoubtfulAnswerIsFlaggedAndThePolicyDecides() {
        lines.behave(StubHttpServer.status(200, "{\"valid\":true,\"type\":\"non-fixed VoIP\"}"));
        var lead = lead("ask-lines");

        events.send(Topics.LEADS_RECEIVED, lead);

        var checked = await(lead);
        assertThat(checked.outcome()).isEqualTo(ValidationOutcome.REVIEW);
        assertThat(result(checked, "phone").verdict()).isEqualTo(Verdict.FLAG);
    }

    @Test
    void resultsStandInTheOrderOfTheirNamesWhoeverAnswersFirst() {
        lines.behave((request, socket, out) -> {
            Thread.sleep(100);
            StubHttpServer.write(out, 200, "{\"valid\":true}");
        });
        var lead = lead("ask-both");

        events.send(Topics.LEADS_RECEIVED, lead);

        assertThat(await(lead).checks())
                .extracting(CheckResult::check)
                .containsExactly("phone", "email", "location", "dnc");
    }

    @Test
    void aProviderThatThinksKeepsNoOtherLeadWaitingAndHoldsNoTransaction() {
        var thinking = new CountDownLatch(1);
        listed.behave((request, socket, out) -> {
            thinking.await();
            StubHttpServer.write(out, 200, "{\"listed\":false}");
        });
        var slow = IntStream.range(0, 40).mapToObj(_ -> lead("ask-lists")).toList();
        slow.forEach(lead -> events.send(Topics.LEADS_RECEIVED, lead));
        Awaitility.await()
                .atMost(TestPlatform.PATIENCE)
                .until(() -> listed.requests().size() >= 5);

        var plain = leads.good("plain");
        events.send(Topics.LEADS_RECEIVED, plain);

        events.await(LeadValidated.class, said -> said.leadId().equals(plain.leadId()));
        assertThat(jdbc.sql("""
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND state = 'idle in transaction'
               AND state_change < clock_timestamp() - interval '1 second'
            """).query(Integer.class).single()).isZero();
        thinking.countDown();
        slow.forEach(
                lead -> events.await(LeadChecked.class, said -> said.leadId().equals(lead.leadId())));
        assertThat(pending()).isZero();
    }

    @Test
    void aProviderThatHangsCostsItsOwnTimeOutAndIsThenLeftAlone() {
        lines.behave(lines.hang());
        for (var i = 0; i < 30; i++) {
            events.send(Topics.LEADS_RECEIVED, lead("ask-lines"));
        }
        Awaitility.await()
                .atMost(TestPlatform.PATIENCE)
                .until(() -> lines.requests().size() >= 5);
        Awaitility.await().atMost(TestPlatform.PATIENCE).until(() -> pending() == 0);
        var asked = lines.requests().size();
        var late = lead("ask-lines");

        events.send(Topics.LEADS_RECEIVED, late);

        var phone = result(await(late), "phone");
        assertThat(phone.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(phone.detail()).contains("left alone");
        assertThat(phone.data()).containsEntry("present", true);
        assertThat(lines.requests()).hasSize(asked);
    }

    @Test
    void whatNoAnswerMeansIsSaidByTheSourceElseByTheProvider() {
        listed.behave(StubHttpServer.status(500, "{}"));
        var byProvider = lead("ask-lists");
        var bySource = lead("ask-inside");

        events.send(Topics.LEADS_RECEIVED, byProvider);
        events.send(Topics.LEADS_RECEIVED, bySource);

        assertThat(events.await(LeadClosed.class, said -> said.leadId().equals(byProvider.leadId()))
                        .reason())
                .isEqualTo(ReasonCode.CHECK_UNAVAILABLE);
        var checked = await(bySource);
        assertThat(checked.outcome()).isEqualTo(ValidationOutcome.REVIEW);
        assertThat(result(checked, "risk").detail()).contains("private or otherwise forbidden");
    }

    @Test
    void anEqualQuestionIsAnsweredFromMemoryAndCostsNothing() {
        var first = lead("ask-lists");
        var second = leads.lead("ask-lists", phoneOf(first), "other@example.com", null);
        events.send(Topics.LEADS_RECEIVED, first);
        var asked = result(await(first), "dnc");

        events.send(Topics.LEADS_RECEIVED, second);

        var remembered = result(await(second), "dnc");
        assertThat(asked.data().get("cost")).hasToString("0.004");
        assertThat(remembered.verdict()).isEqualTo(Verdict.PASS);
        assertThat(remembered.data()).containsEntry("cached", true).doesNotContainKey("cost");
        assertThat(listed.requests()).hasSize(1);
        assertThat(meters.counter("headgate_validation_provider_cost", "provider", asked.provider())
                        .count())
                .isEqualTo(0.004);
        assertThat(jdbc.sql("SELECT provider || input_hash || finding FROM provider_answer")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("512") || row.contains("s3cret"));
    }

    @Test
    void aLeadWhoseWorkerVanishedIsTakenOverWhenItsLeaseIsOver() {
        var lead = lead("ask-lists");
        jdbc.sql("""
            INSERT INTO pending_check (lead_id, event, traceparent, lease_token, lease_until)
            VALUES (?, ?, ?, ?, clock_timestamp() - interval '1 second')
            """)
                .params(
                        lead.leadId().value(),
                        EventJson.write(lead),
                        TraceContext.fresh().traceparent(),
                        EventIds.next())
                .update();

        assertThat(await(lead).outcome()).isEqualTo(ValidationOutcome.CONTINUE);
        assertThat(pending()).isZero();
    }

    private LeadReceived lead(String source) {
        return leads.lead(source, "+1512" + PHONES.incrementAndGet(), "jane@example.com", null);
    }

    private String phoneOf(LeadReceived lead) {
        return String.valueOf(sealer.open(lead.leadId(), lead.contact()).phone());
    }

    private LeadChecked await(LeadReceived lead) {
        return events.await(LeadChecked.class, said -> said.leadId().equals(lead.leadId()));
    }

    private static CheckResult result(LeadChecked checked, String check) {
        return checked.checks().stream()
                .filter(result -> result.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + check + " in " + List.copyOf(checked.checks())));
    }

    private int pending() {
        return jdbc.sql("SELECT count(*) FROM pending_check")
                .query(Integer.class)
                .single();
    }
}
