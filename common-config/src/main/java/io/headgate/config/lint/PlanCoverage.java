package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.config.rules.DocumentIndex;
import io.headgate.config.rules.MessageText;
import io.headgate.config.rules.ValidationReport;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds plans that no lead can reach, and service lines that no plan takes. The first active plan whose scope fits
 * takes the lead, so every combination of service line, segment and source belongs to one plan at most; each dimension
 * has one value more, for leads that state none of the known ones.
 */
public final class PlanCoverage {

    private static final long MOST_CELLS = 4_000_000;
    private static final int SHOWN = 3;
    private static final short NOBODY = -1;

    private final ValidationReport report;
    private final ConfigDocument document;
    private final List<String> lines;
    private final List<String> sources;
    private final int segments = Segment.values().length + 1;
    private final Map<Integer, Set<String>> taken = new HashMap<>();
    private boolean counted;

    public PlanCoverage(ValidationReport report, ConfigDocument document, DocumentIndex index) {
        this.report = report;
        this.document = document;
        lines = List.copyOf(index.serviceLines().ids());
        sources = List.copyOf(index.sources().ids());
    }

    public void check() {
        var cells = (lines.size() + 1L) * segments * (sources.size() + 1L);
        if (cells * Math.max(1, document.plans().size()) > MOST_CELLS * 10 || cells > MOST_CELLS) {
            return;
        }
        counted = true;
        var owner = new short[(int) cells];
        Arrays.fill(owner, NOBODY);
        for (var i = 0; i < document.plans().size() && i < Short.MAX_VALUE; i++) {
            var plan = document.plans().get(i);
            if (plan.status() == ActiveStatus.ACTIVE) {
                claim(owner, (short) i, plan);
            }
        }
        uncovered(owner);
    }

    private void claim(short[] owner, short position, Plan plan) {
        var before = new LinkedHashSet<Short>();
        var claimed = false;
        var wantedLines = wanted(plan.serviceLines(), lines);
        var wantedSegments = wanted(
                plan.segments().stream().map(Enum::name).toList(),
                Arrays.stream(Segment.values()).map(Enum::name).toList());
        var wantedSources = wanted(plan.sources(), sources);
        for (var line : wantedLines) {
            for (var segment : wantedSegments) {
                for (var source : wantedSources) {
                    var cell = (line * segments + segment) * (sources.size() + 1) + source;
                    if (owner[cell] == NOBODY) {
                        owner[cell] = position;
                        claimed = true;
                        take(position, line);
                    } else if (before.size() < SHOWN) {
                        before.add(owner[cell]);
                    }
                }
            }
        }
        if (!claimed && !before.isEmpty()) {
            var takers = before.stream().map(i -> document.plans().get(i).id()).toList();
            report.error(
                    "plans[" + position + "]",
                    ConfigCode.SHADOWED_PLAN,
                    "No lead reaches this plan: %s above it takes them all.".formatted(MessageText.listed(takers)));
        }
    }

    private void take(int position, int line) {
        if (line < lines.size()) {
            taken.computeIfAbsent(position, _ -> new LinkedHashSet<>()).add(lines.get(line));
        }
    }

    /** The service lines of which some lead reaches the active plan at this position; known once it was checked. */
    Set<String> linesOf(int position) {
        var plan = document.plans().get(position);
        if (counted || plan.status() != ActiveStatus.ACTIVE) {
            return taken.getOrDefault(position, Set.of());
        }
        return new LinkedHashSet<>(plan.serviceLines().isEmpty() ? lines : plan.serviceLines());
    }

    /** The positions of the wanted ones; all of them and the one for none when the list is empty. */
    private static int[] wanted(List<String> scope, List<String> all) {
        var bits = new BitSet();
        if (scope.isEmpty()) {
            bits.set(0, all.size() + 1);
        } else {
            scope.stream().mapToInt(all::indexOf).filter(i -> i >= 0).forEach(bits::set);
        }
        return bits.stream().toArray();
    }

    private void uncovered(short[] owner) {
        var without = new ArrayList<String>();
        for (var line = 0; line < lines.size(); line++) {
            var from = line * segments * (sources.size() + 1);
            var covered = false;
            for (var cell = from; cell < from + segments * (sources.size() + 1) && !covered; cell++) {
                covered = owner[cell] != NOBODY;
            }
            if (!covered) {
                without.add(lines.get(line));
            }
        }
        if (!without.isEmpty()) {
            report.warning(
                    "plans",
                    ConfigCode.NO_PLAN,
                    "No plan takes the leads of %s; they are rejected.".formatted(MessageText.some(without)));
        }
    }
}
