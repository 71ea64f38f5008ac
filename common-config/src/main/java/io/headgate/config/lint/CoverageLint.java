package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.config.area.ZipSet;
import io.headgate.config.area.ZipStates;
import io.headgate.config.condition.Truth;
import io.headgate.config.rules.MessageText;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Step;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ZIPs in which nobody can get a plan's leads for a service line: no right over them is in force, and no step
 * of the plan has a pool that takes them wherever they are.
 */
final class CoverageLint {

    private static final int SHOWN_STATES = 5;
    private static final int SHOWN_ZIPS = 10;
    private static final String ANY = "";
    private static final BitSet NOWHERE = new BitSet();

    private final Lint lint;
    private final @Nullable RecentVolumes volumes;
    // By service line, any of them under the empty name, and by segment.
    private final Map<String, Map<Segment, BitSet>> covered = new HashMap<>();

    CoverageLint(Lint lint, @Nullable RecentVolumes volumes) {
        this.lint = lint;
        this.volumes = volumes;
    }

    void check() {
        lint.rights().stream()
                .filter(right -> lint.isEnabled(right.territory().endpoint()))
                .filter(right -> right.isInForce(lint.today()))
                .forEach(this::cover);
        lint.eachPlan((position, plan) -> {
            if (plan.steps().stream().noneMatch(step -> takesAnywhere(position, step))) {
                lint.coverage()
                        .linesOf(position)
                        .forEach(line -> uncovered("plans[" + position + "]", line, segments(plan)));
            }
        });
        orphans();
    }

    private void cover(ExpandedRight right) {
        var lines = right.territory().serviceLines();
        for (var line : lines.isEmpty() ? List.of(ANY) : lines) {
            var bySegment = covered.computeIfAbsent(line, _ -> new EnumMap<>(Segment.class));
            for (var segment : segments(right.territory().segments())) {
                var bits = bySegment.computeIfAbsent(segment, _ -> new BitSet());
                right.zips().numbers().forEach(bits::set);
            }
        }
    }

    private static List<Segment> segments(Plan plan) {
        return segments(plan.segments());
    }

    private static List<Segment> segments(List<Segment> stated) {
        return stated.isEmpty() ? List.of(Segment.values()) : stated;
    }

    /** Whether the step may place a lead of the plan without any right over its place. */
    private boolean takesAnywhere(int plan, Step step) {
        if (lint.conditions().truth(step.condition()) == Truth.NEVER) {
            return false;
        }
        var lines = lint.coverage().linesOf(plan);
        return switch (step.pool()) {
            case Pool.Endpoints(var ids) -> ids.stream().anyMatch(lint::isEnabled);
            case Pool.Tagged(var tag) -> lint.index().tagged(tag).stream().anyMatch(lint::isEnabled);
            case Pool.Orders() ->
                lint.document().orders().stream().anyMatch(order -> lint.isOpen(order) && Lint.takes(order, lines));
            case Pool.Territories() -> false;
        };
    }

    private void uncovered(String path, String line, List<Segment> segments) {
        var open = ZipStates.load().zips();
        takeAwayCovered(open, line, segments);
        if (!open.isEmpty()) {
            lint.report()
                    .lint(
                            path,
                            ConfigCode.UNCOVERED_CELLS,
                            "Nobody can get leads for %s in %s.%s"
                                    .formatted(line, where(open, line), volume(open, line)));
        }
    }

    private void takeAwayCovered(BitSet zips, String line, List<Segment> segments) {
        for (var name : List.of(line, ANY)) {
            var bySegment = covered.getOrDefault(name, Map.of());
            for (var segment : segments) {
                zips.andNot(bySegment.getOrDefault(segment, NOWHERE));
            }
        }
    }

    /** How many ZIPs, in which states most, and which are the first, or those with the most leads. */
    private String where(BitSet zips, String line) {
        var byState = new TreeMap<String, Integer>();
        zips.stream()
                .forEach(zip -> byState.merge(String.valueOf(ZipStates.load().stateOf(zip)), 1, Integer::sum));
        var states = byState.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN_STATES)
                .map(state -> "%s %,d".formatted(state.getKey(), state.getValue()))
                .toList();
        var more = byState.size() > SHOWN_STATES ? " and %d more states".formatted(byState.size() - SHOWN_STATES) : "";
        var count = zips.cardinality();
        return "%,d ZIP%s (%s%s), such as %s"
                .formatted(
                        count,
                        count == 1 ? "" : "s",
                        MessageText.listed(states),
                        more,
                        MessageText.listed(first(zips, line)));
    }

    private List<String> first(BitSet zips, String line) {
        var all = zips.stream();
        var ordered = volumes == null
                ? all
                : all.boxed()
                        .sorted(Comparator.<Integer>comparingLong(zip -> -leads(zip, line))
                                .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(Integer::intValue);
        return ordered.limit(SHOWN_ZIPS)
                .mapToObj(zip -> ZipSet.text(zip) + (leads(zip, line) > 0 ? " (%,d)".formatted(leads(zip, line)) : ""))
                .toList();
    }

    private String volume(BitSet zips, String line) {
        if (volumes == null) {
            return "";
        }
        var leads = zips.stream().mapToLong(zip -> leads(zip, line)).sum();
        return leads == 0
                ? " No lead came from there in the last 30 days."
                : " From there came %,d lead%s in the last 30 days.".formatted(leads, leads == 1 ? "" : "s");
    }

    private long leads(int zip, String line) {
        return volumes == null ? 0 : volumes.leads(ZipSet.text(zip), line);
    }

    /** Where only disabled endpoints hold rights. */
    private void orphans() {
        var rights = lint.rightsByEndpoint();
        lint.eachEndpoint((path, endpoint) -> {
            if (endpoint.status() == EndpointStatus.DISABLED) {
                orphaned(path, endpoint, rights.getOrDefault(endpoint.id(), List.of()));
            }
        });
    }

    private void orphaned(String path, Endpoint endpoint, List<ExpandedRight> rights) {
        var byLine = new TreeMap<String, BitSet>();
        for (var right : rights) {
            if (right.isInForce(lint.today())) {
                lines(right).forEach(line -> byLine.computeIfAbsent(line, _ -> new BitSet())
                        .or(alone(right, line)));
            }
        }
        byLine.values().removeIf(BitSet::isEmpty);
        byLine.forEach((line, zips) -> lint.report()
                .lint(
                        path,
                        ConfigCode.NEVER_WINS,
                        "%s is disabled, and nobody else holds a right for %s in %s."
                                .formatted(endpoint.id(), line, where(zips, line))));
    }

    private Set<String> lines(ExpandedRight right) {
        var own = right.territory().serviceLines();
        return own.isEmpty() ? lint.index().serviceLines().ids() : Set.copyOf(own);
    }

    private BitSet alone(ExpandedRight right, String line) {
        var zips = new BitSet();
        right.zips().numbers().forEach(zips::set);
        takeAwayCovered(zips, line, segments(right.territory().segments()));
        return zips;
    }
}
