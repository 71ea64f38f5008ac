package io.headgate.routing.simulation.replay;

import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.simulation.replay.ReplayComparison.Outcome;
import io.headgate.routing.simulation.replay.ReplayTotals.CapTotals;
import io.headgate.routing.simulation.replay.ReplayTotals.EndpointTotals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A finished replay for people: what was, beside what would have been. */
record ReplayReport(
        Instant from,
        Instant until,
        long decisions,
        long unreproduced,
        long unknownLeads,
        long moved,
        long repriced,
        Totals before,
        Totals after,
        List<EndpointReport> endpoints,
        List<CapReport> caps,
        List<String> assumptions) {

    private static final List<String> ASSUMPTIONS = List.of(
            "An endpoint that really got a lead does with it what it really did, at the same moment.",
            "An endpoint that really did not get a lead accepts it at once.",
            "A lead that would wait is decided again at its own time; pauses and breakers are as they really were.",
            "A cap that the configuration did not have at the start begins with what its endpoint had got in its"
                    + " window.");

    /** @param unplaced rejected leads by reason */
    record Totals(long placed, Money revenue, long waiting, long review, Map<ReasonCode, Long> unplaced) {}

    record Side(long volume, Money revenue, Map<ReasonCode, Long> rejections) {}

    record EndpointReport(String endpointId, Side before, Side after) {}

    /** The fullest window of a cap; leads as a number, money as a decimal string. */
    record Fill(
            @Schema(types = {"number", "string"}) Object peak,
            @Schema(types = {"number", "string"}) Object limit) {}

    record CapReport(
            String cap,
            String ownerId,
            String unit,
            String per,
            @Nullable Fill before,
            @Nullable Fill after) {}

    static ReplayReport of(Outcome outcome, Instant from, Instant until, String currency) {
        return new ReplayReport(
                from,
                until,
                outcome.decisions(),
                outcome.unreproduced(),
                outcome.unknown(),
                outcome.moved(),
                outcome.repriced(),
                totals(outcome.before(), currency),
                totals(outcome.after(), currency),
                endpoints(outcome, currency),
                caps(outcome, currency),
                ASSUMPTIONS);
    }

    private static Totals totals(ReplayTotals figures, String currency) {
        var placed = 0L;
        var revenue = 0L;
        for (var endpoint : figures.endpoints.values()) {
            placed += endpoint.volume;
            revenue += endpoint.revenueMicros;
        }
        return new Totals(
                placed, new Money(revenue, currency), figures.waiting, figures.review, new TreeMap<>(figures.unplaced));
    }

    private static List<EndpointReport> endpoints(Outcome outcome, String currency) {
        var ids = new TreeSet<>(outcome.before().endpoints.keySet());
        ids.addAll(outcome.after().endpoints.keySet());
        var all = new ArrayList<EndpointReport>();
        for (var id : ids) {
            all.add(new EndpointReport(
                    id,
                    side(outcome.before().endpoint(id), currency),
                    side(outcome.after().endpoint(id), currency)));
        }
        return all;
    }

    private static Side side(EndpointTotals figures, String currency) {
        return new Side(figures.volume, new Money(figures.revenueMicros, currency), new TreeMap<>(figures.rejections));
    }

    private static List<CapReport> caps(Outcome outcome, String currency) {
        var keys = new TreeSet<>(outcome.before().caps.keySet());
        keys.addAll(outcome.after().caps.keySet());
        var all = new ArrayList<CapReport>();
        for (var key : keys) {
            var before = outcome.before().caps.get(key);
            var after = outcome.after().caps.get(key);
            var cap = before == null ? after : before;
            if (cap != null) {
                all.add(new CapReport(
                        key,
                        cap.ownerId,
                        lower(cap.unit),
                        lower(cap.per),
                        fill(before, currency),
                        fill(after, currency)));
            }
        }
        return all;
    }

    private static @Nullable Fill fill(@Nullable CapTotals cap, String currency) {
        if (cap == null) {
            return null;
        }
        return cap.unit == CapUnit.MONEY
                ? new Fill(new Money(cap.peak, currency).amount(), new Money(cap.limit, currency).amount())
                : new Fill(cap.peak, cap.limit);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
