package io.headgate.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.portal.TestLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private final TestLead lead = new TestLead("web", Instant.parse("2026-03-02T15:00:00Z"));

    @Test
    void tellsTheWholeStoryInTheOrderInWhichItHappened() {
        var facts = new ArrayList<Event>(lead.delivered("winner"));
        Collections.reverse(facts);

        assertThat(Sentences.timeline(facts))
                .extracting(Sentences.TimelineItem::sentence)
                .containsExactly(
                        "Received from web for residential termite in 78717.",
                        "1 of 2 checks passed; email was flagged (a throw-away domain): the lead goes on to routing.",
                        "Goes to winner as the exclusive holder of ZIP 78717.",
                        "Attempt 1 at winner: HTTP 200 after 35 ms, accepted.",
                        "winner accepted the lead after 1 attempt.",
                        "Done: the lead is delivered.",
                        "Ledger: client charge, 42.00 USD; debit client receivable of client, credit lead revenue of"
                                + " brand.");
    }

    @Test
    void namesTheFieldsThatBreakTheSchema() {
        var told = lead.recorded(
                new FieldError("phone", "REQUIRED", "is missing"),
                new FieldError("address.zip", "FORMAT", "five digits"));

        assertThat(sentence(told)).endsWith("It breaks the source's schema at phone, address.zip.");
    }

    @Test
    void saysWhyNobodyGotIt() {
        assertThat(sentence(lead.decided(1, DecisionOutcome.REJECTED, null, ReasonCode.NO_COVERAGE)))
                .isEqualTo("Nobody gets it: nobody holds a right to this location for this service line.");
        assertThat(sentence(lead.closed(Outcome.REJECTED, ReasonCode.NO_SALE)))
                .isEqualTo("Rejected: there were candidates, but none could accept it.");
    }

    @Test
    void tellsUncertainDeliveriesFromRefusedOnes() {
        assertThat(sentence(lead.finished("crm", DeliveryOutcome.UNKNOWN)))
                .isEqualTo("crm may have the lead: 1 attempt brought no certain answer.");
        assertThat(sentence(lead.finished("crm", DeliveryOutcome.REJECTED)))
                .isEqualTo("crm refused the lead after 1 attempt.");
    }

    @Test
    void saysWhatTheInstallationLacksWhenNothingCouldBeSent() {
        var attempt = new DeliveryAttempted(
                LeadId.parse("lead_01920000-0000-7000-8000-000000000001").orElseThrow(),
                DeliveryId.parse("dlv_01920000-0000-7000-8000-00000000000d").orElseThrow(),
                "dealer-1",
                1,
                Instant.EPOCH,
                1,
                AttemptClass.MISCONFIGURED,
                null,
                ReasonCode.DELIVERY_MISCONFIGURED,
                "no mail server is set",
                false,
                "",
                null,
                null,
                null);

        assertThat(Sentences.tell(attempt).orElseThrow().sentence())
                .isEqualTo("Attempt 1 at dealer-1: nothing was sent, because no mail server is set.");
    }

    @Test
    void tellsADeliveryGivenBackUnsentFromOneThatWasTried() {
        var failed = (DeliveryFinished) lead.finished("crm", DeliveryOutcome.FAILED);
        var unsent = new DeliveryFinished(
                failed.leadId(),
                failed.at(),
                failed.round(),
                failed.configVersion(),
                failed.allocation(),
                failed.facts(),
                failed.outcome(),
                ReasonCode.ENDPOINT_UNHEALTHY,
                null,
                null,
                0);

        assertThat(sentence(unsent)).isEqualTo("Nothing was sent to crm: the endpoint's breaker is open.");
        assertThat(sentence(failed)).isEqualTo("crm could not be reached with it in 1 attempt.");
    }

    @Test
    void namesThePriceThatTheAnswerNamed() {
        var finished = (DeliveryFinished) lead.finished("crm", DeliveryOutcome.ACCEPTED);
        var priced = new DeliveryFinished(
                finished.leadId(),
                finished.at(),
                finished.round(),
                finished.configVersion(),
                finished.allocation(),
                finished.facts(),
                finished.outcome(),
                null,
                null,
                null,
                1,
                Money.of("12.34", "USD"));

        assertThat(sentence(priced))
                .isEqualTo("crm accepted the lead after 1 attempt, for 12.34 USD as its answer says.");
    }

    @Test
    void tellsWhatAReturnMeans() {
        assertThat(sentence(lead.returned(true)))
                .isEqualTo("client returned it (wrong_number). The source owes a credit.");
        assertThat(sentence(lead.returned(false)))
                .isEqualTo(
                        "client wanted to return it (wrong_number); refused: the return came after the agreed window.");
    }

    @Test
    void tellsWhatBecameOfIt() {
        assertThat(sentence(lead.disposed(DispositionStatus.SOLD, 3)))
                .isEqualTo("client made the sale, worth 1250.00 USD.");
        assertThat(sentence(lead.disposed(DispositionStatus.CONTACTED, 1))).isEqualTo("client reached the person.");
    }

    @Test
    void tellsTheOutcomeOfValidation() {
        assertThat(sentence(lead.checked(ValidationOutcome.REVIEW))).endsWith(": a person must look at it.");
    }

    private static String sentence(Event fact) {
        return Sentences.tell(fact).orElseThrow().sentence();
    }
}
