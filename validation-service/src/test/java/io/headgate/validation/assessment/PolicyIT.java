package io.headgate.validation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.person.Address;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class PolicyIT {

    // Dead letters are kept once per offset.
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);

    @Autowired
    private Subscription checks;

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

    private ReceivedLeads leads;

    @BeforeEach
    void publish() {
        ReceivedLeads.publish(config);
        leads = new ReceivedLeads(sealer, keys);
    }

    @Test
    void aGoodLeadGoesOnWithItsVerifiedLocationAndItsSealUnbroken() {
        var lead = leads.good("strict");

        events.send(Topics.LEADS_RECEIVED, lead);

        var validated = events.await(LeadValidated.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(validated.outcome()).isEqualTo(ValidationOutcome.CONTINUE);
        assertThat(validated.facts().location().counties()).startsWith("48491");
        assertThat(validated.facts().location().timeZone()).isEqualTo("America/Chicago");
        assertThat(validated.checks())
                .extracting(CheckResult::check)
                .containsExactly("phone", "email", "location", "consent");
        assertThat(sealer.open(lead.leadId(), validated.contact()).firstName()).isEqualTo("Canary-Jane");
    }

    @Test
    void anImpossiblePhoneIsRejectedEvenWithoutAPolicy() {
        var lead = leads.lead("plain", "+10005551234", "jane@example.com", null);

        deliver(lead);

        var closed = events.await(LeadClosed.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(closed.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed.stage()).isEqualTo(Stage.VALIDATION);
        assertThat(closed.reason()).isEqualTo(ReasonCode.PHONE_INVALID);
        var checked = events.await(LeadChecked.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(checked.outcome()).isEqualTo(ValidationOutcome.REJECT);
        assertThat(events.all(LeadValidated.class, said -> said.leadId().equals(lead.leadId())))
                .isEmpty();
    }

    @Test
    void missingConsentIsRejectedOnlyWhereTheContractAsksForIt() {
        var strict = leads.lead("strict", "+15122345678", "jane@example.com", ReceivedLeads.consent("I agree", null));
        var plain = leads.lead("plain", "+15122345678", "jane@example.com", null);

        deliver(strict);
        deliver(plain);

        var closed = events.await(LeadClosed.class, said -> said.leadId().equals(strict.leadId()));
        assertThat(closed.reason()).isEqualTo(ReasonCode.CONSENT_MISSING);
        assertThat(closed.detail()).isEqualTo("missing: ip");
        var validated = events.await(LeadValidated.class, said -> said.leadId().equals(plain.leadId()));
        assertThat(validated.checks()).extracting(CheckResult::check).doesNotContain("consent");
    }

    @ParameterizedTest
    @CsvSource({
        "dnc-reject, dnc, REJECT",
        "dnc-silent, dnc, REVIEW",
        "dnc-stated, dnc, CONTINUE",
        "identity, identity, REVIEW",
        "silent, identity, CONTINUE"
    })
    void aCheckThatNobodyCanMakeIsUnavailableAndThePolicyDecides(
            String source, String check, ValidationOutcome outcome) {
        var lead = leads.good(source);

        deliver(lead);

        var checked = events.await(LeadChecked.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(checked.outcome()).isEqualTo(outcome);
        assertThat(checked.checks())
                .filteredOn(result -> result.check().equals(check))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
                    assertThat(result.action()).isEqualTo(outcome.name().toLowerCase(Locale.ROOT));
                    assertThat(result.reason()).isEqualTo(ReasonCode.CHECK_UNAVAILABLE);
                });
        if (outcome == ValidationOutcome.REJECT) {
            assertThat(events.await(LeadClosed.class, said -> said.leadId().equals(lead.leadId()))
                            .reason())
                    .isEqualTo(ReasonCode.CHECK_UNAVAILABLE);
        }
    }

    @Test
    void aThrowAwayAddressIsRecordedOrRejectedAsThePolicySays() {
        var consent = ReceivedLeads.consent("I agree", "203.0.113.9");
        var strict = leads.lead("strict", "+15122345678", "x@mailinator.com", consent);
        var plain = leads.lead("plain", "+15122345678", "x@mailinator.com", consent);

        deliver(strict);
        deliver(plain);

        assertThat(events.await(LeadClosed.class, said -> said.leadId().equals(strict.leadId()))
                        .reason())
                .isEqualTo(ReasonCode.EMAIL_DISPOSABLE);
        var validated = events.await(LeadValidated.class, said -> said.leadId().equals(plain.leadId()));
        assertThat(validated.checks())
                .filteredOn(check -> check.check().equals("email"))
                .extracting(CheckResult::verdict)
                .containsExactly(Verdict.FAIL);
    }

    @Test
    void aContradictoryLocationIsResolvedAndSentToReviewWhereThePolicySays() {
        var address = new Address(null, null, "Austin", "CA", "78717", null, null);
        var lead = leads.lead(
                "strict", "+15122345678", "jane@example.com", ReceivedLeads.consent("I agree", "203.0.113.9"), address);

        deliver(lead);

        var validated = events.await(LeadValidated.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(validated.outcome()).isEqualTo(ValidationOutcome.REVIEW);
        assertThat(validated.facts().location().state()).isEqualTo("TX");
    }

    @Test
    void aSecondAnnouncementOfTheSameLeadUnderAnotherIdChangesNothing() {
        var lead = leads.good("plain");

        deliver(lead);
        deliver(lead);

        events.await(LeadValidated.class, said -> said.leadId().equals(lead.leadId()));
        assertThat(jdbc.sql("SELECT count(*) FROM lead_check WHERE lead_id = ?")
                        .param(lead.leadId().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var another = leads.good("plain");
        deliver(another);
        events.await(LeadValidated.class, said -> said.leadId().equals(another.leadId()));
        assertThat(events.all(LeadValidated.class, said -> said.leadId().equals(lead.leadId())))
                .hasSize(1);
    }

    @Test
    void theLeadsOfAnUnknownSourceKeepOthersWaitingOnce() {
        // If each of them waited for its source's policy, they would take a minute and more.
        var unknown =
                IntStream.range(0, 40).mapToObj(_ -> leads.good("nowhere")).toList();
        var begun = System.nanoTime();

        unknown.forEach(this::deliver);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
        unknown.forEach(lead -> assertThat(
                        events.await(LeadValidated.class, said -> said.leadId().equals(lead.leadId()))
                                .outcome())
                .isEqualTo(ValidationOutcome.CONTINUE));
    }

    @Test
    void aContactSealedForAnotherLeadIsADeadLetter() {
        var lead = leads.good("plain");
        var swapped = new LeadReceived(new LeadId(EventIds.next()), lead.facts(), lead.contact());

        deliver(swapped);

        assertThat(buried(swapped.leadId())).isOne();
        assertThat(jdbc.sql("SELECT count(*) FROM lead_check WHERE lead_id = ?")
                        .param(swapped.leadId().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void hostileTextInEveryFieldIsCheckedAndNeverPoison() {
        var hostile = new String[] {
            "' OR 1=1 --",
            "\u202e\u0007",
            "=cmd|' /C calc'!A0",
            "\ud83d\ude00".repeat(50),
            "${jndi:ldap://x}",
            "<script>"
        };
        for (var text : hostile) {
            var lead = leads.lead(
                    "plain",
                    text,
                    text,
                    ReceivedLeads.consent(text, text),
                    new Address(text, text, text, text, text, text, null));

            deliver(lead);

            var closed = events.await(LeadClosed.class, said -> said.leadId().equals(lead.leadId()));
            assertThat(closed.reason()).isEqualTo(ReasonCode.PHONE_INVALID);
            assertThat(buried(lead.leadId())).isZero();
        }
    }

    @Test
    void nothingPersonalStandsInRowsOrFacts() {
        var lead = leads.good("strict");

        deliver(lead);

        var checked = events.await(LeadChecked.class, said -> said.leadId().equals(lead.leadId()));
        var said = new String(EventJson.write(checked), java.nio.charset.StandardCharsets.UTF_8);
        var kept = jdbc.sql("SELECT results::text FROM lead_check WHERE lead_id = ?")
                .param(lead.leadId().value())
                .query(String.class)
                .single();
        for (var text : List.of(said, kept)) {
            assertThat(text)
                    .doesNotContain("Canary", "2345678", "jane@", "Main St", "203.0.113", "I agree", "vendor-7");
        }
        assertThat(events.everything()).noneMatch(record -> record.contains("Canary"));
    }

    private long buried(LeadId lead) {
        return jdbc.sql("SELECT count(*) FROM dead_letter WHERE key = ?")
                .param(lead.toString())
                .query(Long.class)
                .single();
    }

    private void deliver(LeadReceived lead) {
        checks.deliver(
                List.of(TestEvents.consumed(EventIds.next(), Topics.LEADS_RECEIVED, lead, OFFSETS.incrementAndGet())));
    }
}
