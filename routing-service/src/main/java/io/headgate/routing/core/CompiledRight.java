package io.headgate.routing.core;

import io.headgate.model.config.Area;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import io.headgate.reference.Circle;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A territory right, ready to be matched.
 *
 * @param position its place in the document's list of territories
 * @param standing its place among all rights of the network where nothing was agreed about ties
 * @param kind and {@code tier}: how good a right it is
 * @param rules those that may exclude its holder because of it
 * @param source its path in the document, such as {@code territories[12]}
 */
record CompiledRight(
        int position,
        int standing,
        String key,
        String source,
        CompiledEndpoint endpoint,
        Territory territory,
        RightKind kind,
        int tier,
        Money price,
        @Nullable Circle circle,
        boolean mayMatchTwice,
        Set<Segment> segments,
        Set<String> exceptZips,
        Set<String> exceptCounties,
        List<CompiledCap> caps,
        int rules)
        implements Places {

    static CompiledRight of(
            int position,
            int standing,
            Territory territory,
            CompiledEndpoint endpoint,
            Money price,
            List<CompiledCap> caps) {
        var area = territory.area();
        return new CompiledRight(
                position,
                standing,
                territory.key(),
                "territories[" + position + "]",
                endpoint,
                territory,
                territory.right(),
                territory.tier(),
                price,
                Places.circle(area),
                Places.mayMatchTwice(area),
                Set.copyOf(territory.segments()),
                Set.copyOf(area.exceptZips()),
                Set.copyOf(area.exceptCounties()),
                caps,
                EligibilityRule.RIGHT_IN_FORCE.onlyIf(territory.from() != null || territory.to() != null)
                        | CapCompiler.rules(caps));
    }

    @Override
    public Area area() {
        return territory.area();
    }

    @Override
    public boolean covers(Segment segment) {
        return segments.isEmpty() || segments.contains(segment);
    }

    /** Contracts run by the calendar of the party that holds them, both dates included. */
    boolean inForce(Question question) {
        return (territory.from() == null && territory.to() == null) || inForceOn(question.today(endpoint.zone()));
    }

    boolean inForceOn(LocalDate day) {
        return !(isBefore(day, territory.from()) || isAfter(day, territory.to()));
    }

    private static boolean isBefore(LocalDate today, @Nullable LocalDate from) {
        return from != null && today.isBefore(from);
    }

    private static boolean isAfter(LocalDate today, @Nullable LocalDate to) {
        return to != null && today.isAfter(to);
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
