package io.headgate.routing.simulation.replay;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one course of events came to: per endpoint, per cap, and in all. */
final class ReplayTotals {

    /** One endpoint's: what it has, and why it was passed over. */
    static final class EndpointTotals {

        long volume;
        long revenueMicros;
        final Map<ReasonCode, Long> rejections = new EnumMap<>(ReasonCode.class);
    }

    /** How full a cap ever was, in any of its windows. */
    static final class CapTotals {

        final String ownerId;
        final CapUnit unit;
        final CapPeriod per;
        long peak;
        long limit;

        CapTotals(CompiledCap cap) {
            this.ownerId = cap.ownerId();
            this.unit = cap.unit();
            this.per = cap.per();
        }

        /** The fullest window counts, which is not the one with the most when the limit changed. */
        void saw(long taken, long most) {
            if (limit == 0 || (double) taken * limit > (double) peak * most) {
                peak = taken;
                limit = most;
            }
        }
    }

    final Map<String, EndpointTotals> endpoints = new HashMap<>();
    final Map<String, CapTotals> caps = new HashMap<>();
    final Map<ReasonCode, Long> unplaced = new EnumMap<>(ReasonCode.class);
    long review;
    long waiting;

    EndpointTotals endpoint(String id) {
        return endpoints.computeIfAbsent(id, _ -> new EndpointTotals());
    }

    void decided(DecisionOutcome outcome, @Nullable ReasonCode reason) {
        switch (outcome) {
            case REVIEW -> review++;
            case REJECTED -> unplaced.merge(reason == null ? ReasonCode.NO_SALE : reason, 1L, Long::sum);
            case ALLOCATED, HELD -> {}
        }
    }

    void passedOver(DecisionTrace trace) {
        for (var step : trace.steps()) {
            for (var candidate : step.candidates()) {
                var reason = candidate.reason();
                if (reason != null) {
                    endpoint(candidate.endpointId()).rejections.merge(reason, 1L, Long::sum);
                }
            }
            for (var others : step.others()) {
                others.endpointIds().forEach(id -> endpoint(id).rejections.merge(others.reason(), 1L, Long::sum));
            }
        }
    }

    void given(String endpointId, long priceMicros) {
        var figures = endpoint(endpointId);
        figures.volume++;
        figures.revenueMicros += priceMicros;
    }

    void takenBack(String endpointId, long priceMicros) {
        var figures = endpoint(endpointId);
        figures.volume--;
        figures.revenueMicros -= priceMicros;
    }

    void filled(CounterIncrement charge, long taken) {
        var cap = charge.cap();
        if (cap != null && cap.limit() != CompiledCap.NO_LIMIT) {
            caps.computeIfAbsent(cap.key().text(), _ -> new CapTotals(cap)).saw(taken, cap.limit());
        }
    }
}
