package io.headgate.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.portal.TestLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadStateTest {

    private final TestLead lead = new TestLead("web", Instant.parse("2026-03-02T15:00:00Z"));
    private final DeliveryId other = new DeliveryId(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void comesOutTheSameInWhateverOrderTheFactsArrive(long seed) {
        var facts = new ArrayList<Event>(lead.delivered("winner"));
        facts.add(lead.decided(2, DecisionOutcome.ALLOCATED, "second"));
        facts.add(lead.returned(true));
        facts.add(lead.returned(false));
        var inOrder = merged(facts);

        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts)).as("seed %d", seed).isEqualTo(inOrder);
        assertThat(inOrder.status()).isEqualTo(LeadStatus.RETURNED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isUnconfirmedUntilItsDeliveryInDoubtIsResolved(long seed) {
        var facts = new ArrayList<Event>();
        facts.add(lead.decided(1, DecisionOutcome.ALLOCATED, "maybe"));
        facts.add(lead.finished(other, "maybe", DeliveryOutcome.UNKNOWN));
        Collections.shuffle(facts, new Random(seed));
        assertThat(merged(facts).status()).isEqualTo(LeadStatus.UNCONFIRMED);

        var confirmed = new ArrayList<>(facts);
        confirmed.add(lead.finished(other, "maybe", DeliveryOutcome.ACCEPTED));
        Collections.shuffle(confirmed, new Random(seed));
        assertThat(merged(confirmed).status()).isEqualTo(LeadStatus.DELIVERED);

        facts.add(lead.finished(other, "maybe", DeliveryOutcome.FAILED));
        facts.add(lead.closed(Outcome.REJECTED, ReasonCode.DELIVERY_WRITTEN_OFF));
        Collections.shuffle(facts, new Random(seed));
        assertThat(merged(facts).status()).isEqualTo(LeadStatus.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDeliveryInDoubtIsSeenThoughAnotherEndpointTookTheLead(long seed) {
        var facts = new ArrayList<Event>(lead.delivered("winner"));
        facts.add(lead.finished(other, "maybe", DeliveryOutcome.UNKNOWN));
        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts).status()).isEqualTo(LeadStatus.DELIVERED);
        assertThat(merged(facts).isUnconfirmed()).isTrue();

        facts.add(lead.finished(other, "maybe", DeliveryOutcome.FAILED));
        Collections.shuffle(facts, new Random(seed));
        assertThat(merged(facts).isUnconfirmed()).isFalse();
        assertThat(merged(facts).status()).isEqualTo(LeadStatus.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasClosedAsDeliveredInDoubtIsUnconfirmedUntilItIsResolved(long seed) {
        var facts = new ArrayList<Event>();
        facts.add(lead.decided(1, DecisionOutcome.ALLOCATED, "maybe"));
        facts.add(lead.finished("maybe", DeliveryOutcome.UNKNOWN));
        facts.add(lead.closed(Outcome.DELIVERED, null));
        Collections.shuffle(facts, new Random(seed));
        assertThat(merged(facts).status()).isEqualTo(LeadStatus.UNCONFIRMED);

        var confirmed = new ArrayList<>(facts);
        confirmed.add(lead.finished("maybe", DeliveryOutcome.ACCEPTED));
        Collections.shuffle(confirmed, new Random(seed));
        assertThat(merged(confirmed).status()).isEqualTo(LeadStatus.DELIVERED);

        var ended = lead.closed(Outcome.REJECTED, ReasonCode.DELIVERY_WRITTEN_OFF);
        facts.add(lead.finished("maybe", DeliveryOutcome.FAILED));
        facts.add(new LeadClosed(
                ended.leadId(),
                ended.at().plusSeconds(60),
                ended.outcome(),
                ended.stage(),
                ended.reason(),
                null,
                null));
        Collections.shuffle(facts, new Random(seed));
        assertThat(merged(facts).status()).isEqualTo(LeadStatus.REJECTED);
        assertThat(merged(facts).reason()).isEqualTo(ReasonCode.DELIVERY_WRITTEN_OFF);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anAcceptanceAfterTheEndOfItsDeliveryIsSeenAndChangesNothing(long seed) {
        var facts = new ArrayList<Event>();
        facts.add(lead.decided(1, DecisionOutcome.ALLOCATED, "maybe"));
        facts.add(lead.finished("maybe", DeliveryOutcome.UNKNOWN));
        facts.add(lead.finished("maybe", DeliveryOutcome.FAILED));
        facts.add(lead.closed(Outcome.REJECTED, ReasonCode.DELIVERY_WRITTEN_OFF));
        assertThat(merged(facts).isAcceptedAfterEnd()).isFalse();

        facts.add(lead.attempted("maybe", AttemptClass.ACCEPTED));
        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts).isAcceptedAfterEnd()).isTrue();
        assertThat(merged(facts).status()).isEqualTo(LeadStatus.REJECTED);
        assertThat(merged(lead.delivered("winner")).isAcceptedAfterEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isReturnedOnceEveryClientThatHadItGaveItBack(long seed) {
        var facts = new ArrayList<Event>(lead.delivered("first"));
        facts.add(lead.finished(other, "second", DeliveryOutcome.ACCEPTED));
        facts.add(lead.finished(new DeliveryId(UUID.randomUUID()), "third", DeliveryOutcome.REJECTED));
        facts.add(lead.returned(true));
        facts.add(lead.returned(other, false));
        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts).status()).as("seed %d", seed).isEqualTo(LeadStatus.DELIVERED);

        facts.add(lead.returned(other, true));
        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts).status()).as("seed %d", seed).isEqualTo(LeadStatus.RETURNED);
    }

    @Test
    void isConvertedWhereOneClientSoldWhatAnotherGaveBack() {
        var facts = new ArrayList<Event>(lead.delivered("winner"));
        facts.add(lead.finished(other, "other", DeliveryOutcome.ACCEPTED));
        facts.add(lead.returned(other, true));
        facts.add(lead.disposed(DispositionStatus.SOLD, 1));

        assertThat(merged(facts).status()).isEqualTo(LeadStatus.CONVERTED);
    }

    @Test
    void isReturnedByOneReturnWhereItsDeliveriesWereNotKept() {
        assertThat(merged(List.of(lead.closed(Outcome.DELIVERED, null), lead.returned(true)))
                        .status())
                .isEqualTo(LeadStatus.RETURNED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isConvertedWhileTheNewestWordOfAClientIsThatItSold(long seed) {
        var facts = new ArrayList<Event>(lead.delivered("winner"));
        facts.add(lead.disposed(DispositionStatus.CONTACTED, 1));
        facts.add(lead.disposed(DispositionStatus.SOLD, 3));
        facts.add(lead.disposed(DispositionStatus.APPOINTMENT, 2));
        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts).status()).as("seed %d", seed).isEqualTo(LeadStatus.CONVERTED);

        facts.add(lead.disposed(DispositionStatus.LOST, 4));
        Collections.shuffle(facts, new Random(seed));

        assertThat(merged(facts).status()).as("seed %d", seed).isEqualTo(LeadStatus.DELIVERED);
    }

    @Test
    void doesNotChangeWhenAFactIsToldTwice() {
        var once = merged(lead.delivered("winner"));
        var twice = new ArrayList<Event>(lead.delivered("winner"));
        twice.addAll(lead.delivered("winner"));

        assertThat(merged(twice)).isEqualTo(once);
    }

    @Test
    void standsWhereTheNewestRoundPutIt() {
        var first = lead.decided(1, DecisionOutcome.ALLOCATED, "first");
        var second = lead.decided(2, DecisionOutcome.HELD, null, ReasonCode.OUT_OF_HOURS);

        var state = merged(List.of(second, first));

        assertThat(state.status()).isEqualTo(LeadStatus.HELD);
        assertThat(state.reason()).isEqualTo(ReasonCode.OUT_OF_HOURS);
        assertThat(state.endpointId()).isNull();
        assertThat(state.firstDecidedAt()).isEqualTo(first.at());
    }

    @Test
    void isDeliveredOnceAnEndpointTookItEvenBeforeItIsClosed() {
        var state = merged(List.of(
                lead.decided(1, DecisionOutcome.ALLOCATED, "winner"),
                lead.finished("winner", DeliveryOutcome.ACCEPTED)));

        assertThat(state.status()).isEqualTo(LeadStatus.DELIVERED);
        assertThat(state.endpointId()).isEqualTo("winner");
        assertThat(state.reason()).isNull();
    }

    @Test
    void isNotDeliveredByARefusal() {
        var state = merged(List.of(
                lead.decided(1, DecisionOutcome.ALLOCATED, "loser"), lead.finished("loser", DeliveryOutcome.REJECTED)));

        assertThat(state.status()).isEqualTo(LeadStatus.ALLOCATED);
    }

    @Test
    void keepsTheLocationOfTheLaterStage() {
        var state = merged(List.of(lead.checked(ValidationOutcome.CONTINUE), lead.recorded()));

        assertThat(state.about().facts()).isNotNull();
        assertThat(state.about().facts().location().city()).isEqualTo("Austin");
        assertThat(state.status()).isEqualTo(LeadStatus.VALIDATED);
    }

    @Test
    void tellsFromTheIdWhenALeadCameOfWhichNothingElseIsKnown() {
        var state = merged(List.of(lead.closed(Outcome.REJECTED, ReasonCode.NO_COVERAGE)));

        assertThat(state.status()).isEqualTo(LeadStatus.REJECTED);
        assertThat(state.reason()).isEqualTo(ReasonCode.NO_COVERAGE);
        var embedded = Instant.ofEpochMilli(lead.id.value().getMostSignificantBits() >>> 16);
        assertThat(state.about().receivedAt()).isEqualTo(embedded);
    }

    @Test
    void waitsForAPersonWhenValidationSaysSo() {
        assertThat(merged(List.of(lead.checked(ValidationOutcome.REVIEW))).status())
                .isEqualTo(LeadStatus.REVIEW);
        assertThat(merged(List.of(lead.checked(ValidationOutcome.REJECT))).status())
                .isEqualTo(LeadStatus.REJECTED);
    }

    private LeadState merged(List<Event> facts) {
        var state = LeadState.unknown(lead.id);
        for (var fact : facts) {
            state = state.with(fact);
        }
        return state;
    }
}
