package io.headgate.validation.providers;

import io.headgate.model.config.ProviderSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What calls to providers come to, how long they take and what they cost. Tags are ids from the configuration. */
@Component
class ProviderMetrics {

    private final MeterRegistry registry;

    ProviderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What became of a question. */
    enum Result {
        ANSWERED(true),
        /** An answer came that the configuration gives no meaning. */
        NOT_UNDERSTOOD(true),
        /** The request went out and no answer came in time. */
        NO_ANSWER(true),
        NOT_SENT(false),
        /** The provider's limits let no call through. */
        NOT_ASKED(false),
        /** An earlier answer to the same question was used. */
        REMEMBERED(false);

        private final boolean costs;

        Result(boolean costs) {
            this.costs = costs;
        }
    }

    /** A call was tried; what may have reached the provider may cost. */
    void called(ProviderSettings provider, Result result, long nanos) {
        Timer.builder("headgate_validation_provider_call")
                .tag("provider", provider.id())
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
        counted(provider, result);
        if (result.costs && provider.cost() != null) {
            registry.counter("headgate_validation_provider_cost", "provider", provider.id())
                    .increment(provider.cost().doubleValue());
        }
    }

    void counted(ProviderSettings provider, Result result) {
        registry.counter(
                        "headgate_validation_provider_lookups",
                        "provider",
                        provider.id(),
                        "result",
                        result.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
