package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.area.ZipSet;
import io.headgate.config.lint.ExpandedRight;
import io.headgate.config.lint.RightsByZip;
import io.headgate.model.config.Territory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds exclusive rights that contradict each other: same tier, a service line and a segment in common, a common day
 * from today on, and ZIPs in common. Rights are laid out by ZIP, so only those that share one are ever compared.
 */
final class ExclusiveOverlaps {

    private static final int MOST_PAIRS = 200;
    private static final int MOST_COMPARISONS = 20_000_000;
    private static final int SHOWN_ZIPS = 20;

    private record Pair(ExpandedRight first, ExpandedRight second) {}

    private record Shared(List<String> zips, int[] count) {}

    private final ValidationReport report;
    private final LocalDate today;
    private final Map<Pair, Shared> overlaps = new LinkedHashMap<>();
    private int comparisons;

    ExclusiveOverlaps(ValidationReport report, LocalDate today) {
        this.report = report;
        this.today = today;
    }

    void check(List<ExpandedRight> rights) {
        var current = rights.stream().filter(right -> !right.hasEnded(today)).toList();
        var byZip = new RightsByZip(current);
        for (var zip = 0; zip < ZipSet.BOUND; zip++) {
            compare(zip, byZip);
        }
        overlaps.forEach(this::tell);
        if (overlaps.size() >= MOST_PAIRS || comparisons > MOST_COMPARISONS) {
            report.warning(
                    "territories",
                    ConfigCode.TOO_MANY_PROBLEMS,
                    "Exclusive rights share so many ZIPs that not every pair of them was compared.");
        }
    }

    private void compare(int zip, RightsByZip rights) {
        var to = rights.from(zip + 1);
        for (var i = rights.from(zip); i < to; i++) {
            for (var j = i + 1; j < to; j++) {
                if (++comparisons > MOST_COMPARISONS) {
                    return;
                }
                var a = rights.at(i);
                var b = rights.at(j);
                if (contradict(a.territory(), b.territory())) {
                    remember(new Pair(a, b), zip);
                }
            }
        }
    }

    private void remember(Pair pair, int zip) {
        var shared = overlaps.get(pair);
        if (shared == null) {
            if (overlaps.size() >= MOST_PAIRS) {
                return;
            }
            shared = new Shared(new ArrayList<>(), new int[1]);
            overlaps.put(pair, shared);
        }
        shared.count[0]++;
        if (shared.zips.size() < SHOWN_ZIPS) {
            shared.zips.add(ZipSet.text(zip));
        }
    }

    private static boolean contradict(Territory a, Territory b) {
        return a.tier().equals(b.tier())
                && ExpandedRight.meet(a.serviceLines(), b.serviceLines())
                && ExpandedRight.meet(a.segments(), b.segments())
                && startsBeforeEnd(a.from(), b.to())
                && startsBeforeEnd(b.from(), a.to());
    }

    private static boolean startsBeforeEnd(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null || !from.isAfter(to);
    }

    private void tell(Pair pair, Shared shared) {
        var a = pair.first.territory();
        var b = pair.second.territory();
        var more = shared.count[0] - shared.zips.size();
        var zips = "%,d ZIP%s: %s%s"
                .formatted(
                        shared.count[0],
                        shared.count[0] == 1 ? "" : "s",
                        MessageText.listed(shared.zips),
                        more > 0 ? " and %,d more".formatted(more) : "");
        var path = pair.second.path();
        var other = pair.first.path();
        if (a.endpoint().equals(b.endpoint())) {
            report.warning(
                    path,
                    ConfigCode.REDUNDANT_RIGHT,
                    "%s holds the same exclusive right in %s already, in %s.".formatted(b.endpoint(), other, zips));
        } else {
            report.error(
                    path,
                    ConfigCode.OVERLAPPING_EXCLUSIVE,
                    "%s and %s (%s) both hold exclusive tier %d rights in %s."
                            .formatted(b.endpoint(), a.endpoint(), other, b.tier(), zips));
        }
    }
}
