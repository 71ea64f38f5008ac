package io.headgate.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.model.config.Pace;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.Bulkhead;
import io.headgate.outbound.limit.CircuitBreaker;
import io.headgate.outbound.limit.CircuitBreakerSettings;
import io.headgate.outbound.limit.CircuitHealth;
import io.headgate.outbound.limit.CircuitState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointGateTest {

    private static final CircuitBreakerSettings SETTINGS =
            new CircuitBreakerSettings(20, 5, 60, Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Bulkhead global = new Bulkhead(20);

    @Test
    void letsInAsManyAtOnceAsTheEndpointTakes() {
        var gate = gate("a", 8, 1000);

        assertThat(enterAll(gate, AttemptPriority.FIRST)).hasSize(8);
        assertThat(gate.inFlight()).isEqualTo(8);
    }

    @Test
    void retriesNeverTakeThePlacesOfFirstAttempts() {
        var gate = gate("a", 10, 1000);

        var retries = enterAll(gate, AttemptPriority.RETRY);

        assertThat(retries).hasSize(3);
        assertThat(enterAll(gate, AttemptPriority.FIRST)).hasSize(7);
    }

    @Test
    void retriesOfAllEndpointsTogetherLeaveMostPlacesToFirstAttempts() {
        var retries = new ArrayList<Permit>();
        for (var i = 0; i < 10; i++) {
            retries.addAll(enterAll(gate("r" + i, 8, 1000), AttemptPriority.RETRY));
        }

        assertThat(retries).hasSize(6);
        assertThat(enterAll(gate("first", 100, 1000), AttemptPriority.FIRST)).hasSize(14);
    }

    @Test
    void oneFullEndpointTakesNoPlaceFromAnother() {
        enterAll(gate("full", 8, 1000), AttemptPriority.FIRST);

        assertThat(enterAll(gate("other", 8, 1000), AttemptPriority.FIRST)).hasSize(8);
    }

    @Test
    void takesAPermitBackOnceWhetherItWasUsedOrNot() {
        var gate = gate("a", 1, 1000);
        var permit = gate.tryEnter(AttemptPriority.FIRST).orElseThrow();
        assertThat(gate.tryEnter(AttemptPriority.FIRST)).isEmpty();

        permit.close();
        permit.close();

        assertThat(enterAll(gate, AttemptPriority.FIRST)).hasSize(1);
        assertThat(global.taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptClass.class,
            names = {"MISCONFIGURED", "GONE"})
    void stopsAtOnceWhenOnlyAChangedSetUpCanHelp(AttemptClass result) {
        var gate = gate("a", 8, 1000);

        assertThat(use(gate, AttemptOutcome.of(result, null, "HTTP 4xx"))).hasSize(1);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void waitsForAChangedSetUpWhenTheEndpointIsGone() {
        var gate = gate("a", 8, 1000);

        use(gate, AttemptOutcome.of(AttemptClass.GONE, ReasonCode.ENDPOINT_GONE, "HTTP 410"));

        assertThat(gate.health().state()).isEqualTo(CircuitState.OPEN);
        assertThat(gate.health().openUntil()).isNull();
    }

    @Test
    void letsInNoMoreASecondThanTheEndpointTakes() {
        var perSecond = 5;
        var gate = gate("a", 500, perSecond);

        assertThat(enterAll(gate, AttemptPriority.FIRST)).hasSizeBetween(perSecond, 100);
    }

    @Test
    void neverStopsBecauseOfRefusals() {
        var gate = gate("a", 8, 1000);
        for (var i = 0; i < 100; i++) {
            var refused = AttemptOutcome.of(AttemptClass.REJECTED, ReasonCode.DELIVERY_REJECTED, "HTTP 422");
            assertThat(use(gate, refused)).isEmpty();
        }
    }

    @Test
    void stopsAfterEnoughFailures() {
        var gate = gate("a", 8, 1000);
        for (var i = 0; i < 4; i++) {
            assertThat(use(gate, AttemptOutcome.notSent("refused"))).isEmpty();
        }

        assertThat(use(gate, AttemptOutcome.unknown("no answer"))).hasSize(1);
    }

    @Test
    void sitsAShortRestOutAndAnnouncesALongOne() {
        var gate = gate("a", 8, 1000);

        assertThat(use(gate, overloaded(Duration.ofSeconds(20)))).isEmpty();
        assertThat(gate.tryEnter(AttemptPriority.FIRST)).isEmpty();
        assertThat(gate.isOpen()).isFalse();

        var other = gate("b", 8, 1000);
        assertThat(use(other, overloaded(Duration.ofDays(9))).getFirst().openUntil())
                .isEqualTo(NOON.instant().plus(Duration.ofHours(2)));
        assertThat(other.health().state()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void looksOnceMoreWhenAskedWhileLooking() {
        var gate = gate("a", 8, 1000);

        assertThat(gate.beginPump()).isTrue();
        assertThat(gate.beginPump()).isFalse();
        assertThat(gate.beginPump()).isFalse();
        assertThat(gate.endPump()).isTrue();
        assertThat(gate.endPump()).isFalse();
        assertThat(gate.beginPump()).isTrue();
    }

    @Test
    void aLookThatCouldNotBeMadeKeepsNobodyFromTheNext() {
        var gate = gate("a", 8, 1000);
        assertThat(gate.beginPump()).isTrue();
        assertThat(gate.beginPump()).isFalse();

        gate.abandonPump();

        assertThat(gate.beginPump()).isTrue();
    }

    private EndpointGate gate(String id, int concurrency, int perSecond) {
        return new EndpointGate(
                id, global, new CircuitBreaker(id, SETTINGS, NOON), new Pace(concurrency, perSecond, List.of()));
    }

    private static List<Permit> enterAll(EndpointGate gate, AttemptPriority priority) {
        var permits = new ArrayList<Permit>();
        for (var permit = gate.tryEnter(priority); permit.isPresent(); permit = gate.tryEnter(priority)) {
            permits.add(permit.get());
        }
        return permits;
    }

    private static List<CircuitHealth> use(EndpointGate gate, AttemptOutcome outcome) {
        try (var permit = gate.tryEnter(AttemptPriority.FIRST).orElseThrow()) {
            return permit.used(outcome, REST).stream().toList();
        }
    }

    private static AttemptOutcome overloaded(Duration retryAfter) {
        return new AttemptOutcome(AttemptClass.RETRY, null, "HTTP 429", null, null, null, retryAfter, true);
    }
}
