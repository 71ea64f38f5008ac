package io.headgate.routing.core.network;

import io.headgate.model.config.Area;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import io.headgate.reference.Circle;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.network.index.AreaHolder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A territory right, ready to be matched.
 *
 * @param position its place in the document's list of territories
 * @param standing its place among all rights of the network where nothing was agreed about ties
 * @param kind and {@code tier}: how good a right it is
 * @param source its path in the document, such as {@code territories[12]}
 * @param since and {@code until}, exclusive: when it is in force by the calendar of its holder, in seconds since 1970
 * @param segments as bits; all when none is set
 * @param ordered whether its holder has orders
 * @param rules those that may exclude its holder because of it, or because of what the holder is
 */
public record CompiledRight(
        int position,
        int standing,
        String key,
        String source,
        CompiledEndpoint endpoint,
        Territory territory,
        long since,
        long until,
        RightKind kind,
        int tier,
        Money price,
        @Nullable Circle circle,
        boolean mayMatchTwice,
        int segments,
        Set<String> exceptZips,
        Set<String> exceptCounties,
        List<CompiledCap> caps,
        boolean ordered,
        int rules)
        implements AreaHolder {

    static CompiledRight of(
            int position,
            int standing,
            String key,
            Territory territory,
            CompiledEndpoint endpoint,
            Money price,
            List<CompiledCap> caps) {
        var area = territory.area();
        var from = territory.from();
        var to = territory.to();
        return new CompiledRight(
                position,
                standing,
                key,
                "territories[" + position + "]",
                endpoint,
                territory,
                from == null ? Long.MIN_VALUE : midnight(from, endpoint.zone()),
                to == null ? Long.MAX_VALUE : midnight(to.plusDays(1), endpoint.zone()),
                territory.right(),
                territory.tier(),
                price,
                AreaHolder.circle(area),
                AreaHolder.mayMatchTwice(area),
                bits(territory.segments()),
                Set.copyOf(area.exceptZips()),
                Set.copyOf(area.exceptCounties()),
                caps,
                !endpoint.orders().isEmpty(),
                EligibilityRule.RIGHT_IN_FORCE.onlyIf(from != null || to != null)
                        | CapCompiler.rules(caps)
                        | endpoint.rules());
    }

    private static long midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private static int bits(List<Segment> segments) {
        var bits = 0;
        for (var segment : segments) {
            bits |= bit(segment);
        }
        return bits;
    }

    private static int bit(Segment segment) {
        return 1 << segment.ordinal();
    }

    @Override
    public Area area() {
        return territory.area();
    }

    @Override
    public boolean covers(Segment segment) {
        return segments == 0 || (segments & bit(segment)) != 0;
    }

    /** Contracts run by the calendar of the party that holds them, both dates included. */
    public boolean inForce(Instant now) {
        var second = now.getEpochSecond();
        return since <= second && second < until;
    }

    public boolean inForceOn(LocalDate date) {
        var from = territory.from();
        var to = territory.to();
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    // As with endpoints: the same right is the same object.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return position;
    }
}
