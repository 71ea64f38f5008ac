package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.ComparedAnswer;
import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.model.config.Algorithm;
import io.headgate.model.config.Plan;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the options to the answer: one right per endpoint, the best group with anybody eligible, the plan's algorithm. */
final class PlainSelection {

    private final Plan plan;
    private final ZoneId zone;
    private final DecideCase one;
    private final List<String> verdicts = new ArrayList<>();
    private List<String> chosen = List.of();

    private PlainSelection(PlainNetwork network, DecideCase one) {
        this.plan = network.plan(String.valueOf(one.facts().serviceLine()));
        this.zone = network.zone();
        this.one = one;
    }

    static ComparedAnswer among(List<PlainCandidate> options, PlainNetwork network, DecideCase one) {
        var choice = new PlainSelection(network, one);
        choice.walk(oneEach(options));
        return ComparedAnswer.of(choice.chosen, choice.verdicts);
    }

    /** An endpoint with several rights stands for the best that is in force. */
    private static List<PlainCandidate> oneEach(List<PlainCandidate> options) {
        Map<String, PlainCandidate> best = new LinkedHashMap<>();
        var ordered = options.stream().sorted(PlainCandidate.ORDER).toList();
        for (var option : ordered) {
            if (option.inForce()) {
                best.putIfAbsent(option.id(), option);
            }
        }
        ordered.forEach(option -> best.putIfAbsent(option.id(), option));
        return best.values().stream().sorted(PlainCandidate.ORDER).toList();
    }

    private void walk(List<PlainCandidate> options) {
        for (var from = 0; from < options.size(); ) {
            var to = from + 1;
            while (to < options.size() && options.get(from).isPeerOf(options.get(to))) {
                to++;
            }
            if (chosen.isEmpty()) {
                chooseFrom(options.subList(from, to));
            } else {
                options.subList(from, to).forEach(option -> verdicts.add(option.id() + " OUTRANKED"));
            }
            from = to;
        }
    }

    private void chooseFrom(List<PlainCandidate> group) {
        Map<PlainCandidate, @Nullable ReasonCode> reasons = new LinkedHashMap<>();
        group.forEach(option -> reasons.put(option, option.exclusion().reason()));
        var recipients = plan.steps().getFirst().recipients();
        chosen = group.stream()
                .filter(option -> reasons.get(option) == null)
                .sorted(algorithm())
                .limit(group.getFirst().right().exclusive() ? 1 : recipients)
                .map(PlainCandidate::id)
                .toList();
        for (var option : group) {
            var why = reasons.get(option);
            var verdict = why != null ? why.name() : chosen.contains(option.id()) ? "chosen" : "NOT_SELECTED";
            verdicts.add(option.id() + " " + verdict);
        }
    }

    private Comparator<PlainCandidate> algorithm() {
        if (plan.steps().getFirst().algorithm() == Algorithm.PRIORITY) {
            return PlainCandidate.ORDER;
        }
        // Equal shares: whoever got least today, then priority, then the oldest allocation, then the id.
        var counters = one.context().counters();
        return Comparator.<PlainCandidate>comparingLong(option -> counters.taken(tally(option)))
                .thenComparingInt(option -> option.right().endpoint().priority())
                .thenComparing(option -> {
                    var last = counters.lastTaken(tally(option));
                    return last == null ? Instant.EPOCH : last;
                })
                .thenComparing(PlainCandidate::id);
    }

    private Bucket tally(PlainCandidate option) {
        return Bucket.stored(
                tallyKey(plan, option.id()),
                one.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    static String tallyKey(Plan plan, String endpointId) {
        return "step:" + plan.id() + "/" + plan.steps().getFirst().id() + ":" + endpointId;
    }
}
