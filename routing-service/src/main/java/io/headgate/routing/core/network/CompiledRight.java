package io.headgate.routing.core.network;

import io.headgate.model.config.Area;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import io.headgate.reference.Circle;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.network.index.AreaHolder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A territory right, ready to be matched. */
public final class CompiledRight implements AreaHolder {

    private final int position;
    private final int standing;
    private final String key;
    private final String source;
    private final CompiledEndpoint endpoint;
    private final Territory territory;
    // When it is in force by the calendar of its holder, in seconds since 1970; the end is exclusive.
    private final long since;
    private final long until;
    private final RightKind kind;
    private final int tier;
    private final Money price;
    private final @Nullable Circle circle;
    private final boolean mayMatchTwice;
    // One bit for each segment; all are meant when none is set.
    private final int segments;
    private final Set<String> exceptZips;
    private final Set<String> exceptCounties;
    private final List<CompiledCap> caps;
    private final boolean ordered;
    private final int rules;

    /**
     * Makes a right from what the compiler resolved.
     *
     * @param position its place in the document's list of territories
     * @param standing its place among all rights of the network where nothing was agreed about ties
     * @param caps its own caps
     * @param rules those that may exclude its holder because of it, or because of what the holder is
     */
    public CompiledRight(
            int position,
            int standing,
            Territory territory,
            CompiledEndpoint endpoint,
            Money price,
            List<CompiledCap> caps,
            int rules) {
        var area = territory.area();
        var from = territory.from();
        var to = territory.to();
        this.position = position;
        this.standing = standing;
        this.territory = territory;
        this.endpoint = endpoint;
        this.price = price;
        this.caps = List.copyOf(caps);
        this.rules = rules;
        key = territory.key();
        source = "territories[" + position + "]";
        since = from == null ? Long.MIN_VALUE : midnight(from, endpoint.zone());
        until = to == null ? Long.MAX_VALUE : midnight(to.plusDays(1), endpoint.zone());
        kind = territory.right();
        tier = territory.tier();
        circle = AreaHolder.circle(area);
        mayMatchTwice = AreaHolder.mayMatchTwice(area);
        segments = bits(territory.segments());
        exceptZips = Set.copyOf(area.exceptZips());
        exceptCounties = Set.copyOf(area.exceptCounties());
        ordered = !endpoint.orders().isEmpty();
    }

    @Override
    public int position() {
        return position;
    }

    public int standing() {
        return standing;
    }

    public String key() {
        return key;
    }

    /** Its path in the document, such as {@code territories[12]}. */
    public String source() {
        return source;
    }

    public CompiledEndpoint endpoint() {
        return endpoint;
    }

    public Territory territory() {
        return territory;
    }

    public RightKind kind() {
        return kind;
    }

    public int tier() {
        return tier;
    }

    public Money price() {
        return price;
    }

    @Override
    public @Nullable Circle circle() {
        return circle;
    }

    @Override
    public boolean mayMatchTwice() {
        return mayMatchTwice;
    }

    @Override
    public Set<String> exceptZips() {
        return exceptZips;
    }

    @Override
    public Set<String> exceptCounties() {
        return exceptCounties;
    }

    public List<CompiledCap> caps() {
        return caps;
    }

    /** Whether its holder has orders. */
    public boolean ordered() {
        return ordered;
    }

    public int rules() {
        return rules;
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
}
