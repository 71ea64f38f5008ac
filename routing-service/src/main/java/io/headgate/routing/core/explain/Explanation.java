package io.headgate.routing.core.explain;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a decision in one or two sentences for people: who came first and why not, who was chosen and why. */
public final class Explanation {

    public static final String EXPIRED = "The lead grew too old before it could be placed, so it was rejected.";

    private static final int TOLD = 2;

    private final DecisionContext context;
    private final List<String> sentences = new ArrayList<>();
    private @Nullable String saidPlace;
    private boolean saidFirst;

    public Explanation(DecisionContext context) {
        this.context = context;
    }

    public static String noPlan(LeadSnapshot lead) {
        return "No active routing plan covers %s from source %s, so the lead was rejected."
                .formatted(line(lead), lead.facts().sourceId());
    }

    public String chosen(List<StepOutcome> runs, StepOutcome last) {
        tellExcluded(runs, false);
        var winner = last.chosen().getFirst();
        var others = last.evaluated().stream()
                .filter(each -> each.exclusion() != null && each.exclusion().reason() == ReasonCode.NOT_SELECTED)
                .count();
        var ahead =
                others == 0 ? "" : " by " + last.algorithm().replace('_', ' ') + " ahead of " + count(others, "other");
        sentences.add(name(winner) + " " + position(winner, last) + ", " + fitness(winner) + ", and was chosen" + ahead
                + ".");
        if (last.chosen().size() > 1) {
            var names = last.chosen().stream().skip(1).map(Explanation::name).toList();
            sentences.add("%s got it too.".formatted(String.join(", ", names)));
        }
        return String.join(" ", sentences);
    }

    public String held(List<StepOutcome> runs, Instant until) {
        tellExcluded(runs, true);
        var zone = zoneOfFirst(runs);
        sentences.add(
                zone == null
                        ? "The lead waits until somebody can take it."
                        : "The lead waits until %s.".formatted(TraceText.soon(until, context.now(), zone)));
        return String.join(" ", sentences);
    }

    public String nobody(List<StepOutcome> runs, DecisionOutcome outcome) {
        var what = outcome == DecisionOutcome.REVIEW ? "a person decides" : "the lead was rejected";
        if (runs.stream().allMatch(run -> run.evaluated().isEmpty())) {
            return "Nobody holds a right to %s for %s, so %s.".formatted(place(), line(context.lead()), what);
        }
        tellExcluded(runs, true);
        sentences.add("Nobody else was left, so %s.".formatted(what));
        return String.join(" ", sentences);
    }

    private void tellExcluded(List<StepOutcome> runs, boolean nobodyChosen) {
        var told = 0;
        var untold = 0;
        for (var run : runs) {
            for (var each : run.evaluated()) {
                var exclusion = each.exclusion();
                if (exclusion == null
                        || exclusion.reason() == ReasonCode.NOT_SELECTED
                        || exclusion.reason() == ReasonCode.OUTRANKED) {
                    continue;
                }
                if (told < TOLD) {
                    var first = saidFirst || nobodyChosen ? "" : " first";
                    sentences.add(name(each.candidate()) + " " + position(each.candidate(), run) + first + " but "
                            + exclusion.said(each.candidate()).because() + ".");
                    saidFirst = true;
                    told++;
                } else {
                    untold++;
                }
            }
        }
        if (untold > 0) {
            sentences.add("%s could not take it either.".formatted(capital(count(untold, "more candidate"))));
        }
    }

    private String position(Candidate candidate, StepOutcome run) {
        var right = candidate.right();
        var order = candidate.order();
        if (order != null && run.step().orderedOnly()) {
            return "has order %s".formatted(order.id());
        }
        if (right == null) {
            return "comes in step " + run.step().id();
        }
        var place = placeOf(candidate);
        return switch (right.kind()) {
            case EXCLUSIVE -> "holds " + place;
            case SHARED -> "shares " + place;
            case OVERFLOW -> "takes the overflow of " + place;
        };
    }

    private String placeOf(Candidate candidate) {
        var by = candidate.matchedBy();
        var place = by == null ? place() : by.startsWith("zip ") ? "ZIP " + by.substring(4) : by;
        if (place.equals("radius")) {
            return "the area by its radius";
        }
        if (place.equals(saidPlace)) {
            return place.startsWith("ZIP ") ? "the ZIP" : "the " + place.substring(0, place.indexOf(' '));
        }
        saidPlace = place;
        return place;
    }

    private String fitness(Candidate winner) {
        var endpoint = winner.endpoint();
        var open = endpoint.hours() != null && endpoint.hours().openAt(context.now());
        var count = winner.caps(context.lead()).size();
        var capped = count > 0;
        var caps = count > 1 ? "under its caps" : "under its cap";
        return open && capped ? "was open and " + caps : open ? "was open" : capped ? "was " + caps : "could take it";
    }

    private java.time.@Nullable ZoneId zoneOfFirst(List<StepOutcome> runs) {
        return runs.stream()
                .flatMap(run -> run.evaluated().stream())
                .map(each -> each.candidate().endpoint().zone())
                .findFirst()
                .orElse(null);
    }

    private String place() {
        var location = context.lead().facts().location();
        return location.zip() != null
                ? "ZIP " + location.zip()
                : location.state() != null ? location.state() : "a place that is not known";
    }

    private static String name(Candidate candidate) {
        return candidate.endpoint().shownName();
    }

    private static String line(LeadSnapshot lead) {
        var line = lead.facts().serviceLine();
        return line == null ? "a lead without a service line" : line;
    }

    private static String count(long many, String what) {
        return many == 1 ? "one " + what : many + " " + what + "s";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
