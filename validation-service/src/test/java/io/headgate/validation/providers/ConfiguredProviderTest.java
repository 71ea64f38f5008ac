package io.headgate.validation.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckName;
import io.headgate.model.config.HttpProviderSettings;
import io.headgate.model.config.ProviderSettings;
import io.headgate.outbound.limit.CallVerdict;
import io.headgate.outbound.limit.CircuitState;
import io.headgate.validation.providers.ConfiguredProvider.Entry;
import io.headgate.validation.providers.ConfiguredProvider.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfiguredProviderTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration NOT_LONG = Duration.ofMillis(5);

    @Test
    void letsNoMoreThroughAtOnceThanConfigured() throws InterruptedException {
        var provider = provider(/* concurrency */ 2, 1000);
        assertThat(provider.enter(NOT_LONG)).isInstanceOf(Entry.Admitted.class);
        assertThat(provider.enter(NOT_LONG)).isInstanceOf(Entry.Admitted.class);

        assertThat(provider.enter(NOT_LONG)).isEqualTo(new Entry.Refused(Refusal.TOO_MANY_AT_ONCE));

        provider.end(CallVerdict.HEALTHY, "answered");
        assertThat(provider.enter(NOT_LONG)).isInstanceOf(Entry.Admitted.class);
    }

    @Test
    void letsNoMoreThroughASecondThanConfigured() throws InterruptedException {
        var perSecond = 1;
        var provider = provider(100, perSecond);
        assertThat(provider.enter(NOT_LONG)).isInstanceOf(Entry.Admitted.class);

        assertThat(provider.enter(Duration.ZERO)).isEqualTo(new Entry.Refused(Refusal.TOO_MANY_A_SECOND));
    }

    @Test
    void doesNotWaitForAProviderThatIsDown() throws InterruptedException {
        var provider = provider(100, 1000);
        for (var i = 0; i < 5; i++) {
            provider.enter(NOT_LONG);
            provider.end(CallVerdict.FAILED, "no answer");
        }

        assertThat(provider.circuitState()).isEqualTo(CircuitState.OPEN);
        assertThat(provider.enter(Duration.ofDays(1))).isEqualTo(new Entry.Refused(Refusal.CIRCUIT_OPEN));
    }

    @Test
    void remembersItsLimitsOnlyAsLongAsItIsSetUpTheSame() {
        var provider = provider(2, 1000);

        assertThat(provider.isSetUpAs(settings(2, 1000), List.of("key"))).isTrue();
        assertThat(provider.isSetUpAs(settings(3, 1000), List.of("key"))).isFalse();
        assertThat(provider.isSetUpAs(settings(2, 1000), List.of("new", "key"))).isFalse();
    }

    private static ConfiguredProvider provider(int concurrency, int perSecond) {
        return new ConfiguredProvider(settings(concurrency, perSecond), List.of("key"), NOON);
    }

    private static ProviderSettings settings(int concurrency, int perSecond) {
        var http = new HttpProviderSettings(null, "https://x.example/", null, null, null, null, null, null, null);
        return new ProviderSettings(
                "p", CheckName.RISK, null, "ref", null, null, null, null, concurrency, perSecond, http);
    }
}
