package io.headgate.routing.core.explain;

import io.headgate.model.config.Area;
import io.headgate.model.config.Territory;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.eligibility.Eligibility;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CandidateFinder;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledPlan;
import io.headgate.routing.core.network.CompiledStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a certain endpoint did, or did not, get a lead; also when the decision never came near it.
 *
 * @param reason the rule that kept it out, where one did
 * @param stepId the step that considered it, or would have
 */
public record WhyNot(
        String endpointId,
        Kind kind,
        @Nullable ReasonCode reason,
        @Nullable String stepId,
        @Nullable String seen,
        @Nullable String needed,
        String sentence) {

    /** How near it came. */
    public enum Kind {
        CHOSEN,
        EXCLUDED,
        STEP_NOT_REACHED,
        STEP_CONDITION_NOT_MET,
        CARVED_OUT,
        OTHER_SEGMENT,
        OTHER_SERVICE_LINE,
        NO_RIGHT_HERE,
        NO_RIGHT_AT_ALL,
        NOT_IN_PLAN,
        NO_PLAN,
        NO_SUCH_ENDPOINT
    }

    /** Explains a decision, by its trace, from the view of one endpoint. */
    public static WhyNot of(
            CompiledNetwork network,
            LeadSnapshot lead,
            DecisionInputs inputs,
            RoundState round,
            DecisionTrace decision,
            String endpointId) {
        var endpoint = network.endpoint(endpointId).orElse(null);
        if (endpoint == null) {
            return plain(endpointId, Kind.NO_SUCH_ENDPOINT, "The configuration has no endpoint " + endpointId + ".");
        }
        var considered = considered(decision, endpoint);
        if (considered != null) {
            return considered;
        }
        var plan = decision.planId() == null ? null : network.planFor(lead);
        if (plan == null) {
            return plain(endpointId, Kind.NO_PLAN, "No plan looked for anybody: " + decision.sentence());
        }
        var missed = missed(network, plan, endpoint, new DecisionContext(lead, round, inputs), decision);
        return missed != null ? missed : neverACandidate(network, plan, endpoint, lead);
    }

    private static @Nullable WhyNot considered(DecisionTrace decision, CompiledEndpoint endpoint) {
        WhyNot last = null;
        for (var step : decision.steps()) {
            for (var candidate : step.candidates()) {
                if (candidate.endpointId().equals(endpoint.id())) {
                    last = verdict(endpoint, step, candidate.reason(), candidate.seen(), candidate.needed());
                    if (candidate.chosen()) {
                        return last;
                    }
                }
            }
            for (var others : step.others()) {
                if (others.endpointIds().contains(endpoint.id())) {
                    last = verdict(endpoint, step, others.reason(), others.seen(), others.needed());
                }
            }
        }
        return last;
    }

    private static WhyNot verdict(
            CompiledEndpoint endpoint,
            StepTrace step,
            @Nullable ReasonCode reason,
            @Nullable String seen,
            @Nullable String needed) {
        var name = endpoint.shownName();
        if (reason == null) {
            var sentence = "%s was chosen in step %s.".formatted(name, step.stepId());
            return new WhyNot(endpoint.id(), Kind.CHOSEN, null, step.stepId(), null, null, sentence);
        }
        var values = seen == null ? "" : " Found: %s; needed: %s.".formatted(seen, needed);
        return new WhyNot(
                endpoint.id(),
                Kind.EXCLUDED,
                reason,
                step.stepId(),
                seen,
                needed,
                "%s was considered in step %s but did not get the lead. %s%s"
                        .formatted(name, step.stepId(), reason.meaning(), values));
    }

    /** A step that has it, but that did not ask it. */
    private static @Nullable WhyNot missed(
            CompiledNetwork network,
            CompiledPlan plan,
            CompiledEndpoint endpoint,
            DecisionContext context,
            DecisionTrace decision) {
        var walked = decision.steps();
        for (var i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var candidate = CandidateFinder.findCandidates(network, step, context).stream()
                    .filter(each -> each.id().equals(endpoint.id()))
                    .findFirst()
                    .orElse(null);
            if (candidate != null) {
                return i < walked.size()
                        ? conditionNotMet(endpoint, step)
                        : notReached(candidate, step, walked.getLast(), context);
            }
        }
        return null;
    }

    private static WhyNot conditionNotMet(CompiledEndpoint endpoint, CompiledStep step) {
        return new WhyNot(
                endpoint.id(),
                Kind.STEP_CONDITION_NOT_MET,
                null,
                step.id(),
                "not met",
                step.step().condition(),
                "%s is in step %s, but that step only takes other leads: %s."
                        .formatted(endpoint.shownName(), step.id(), step.step().condition()));
    }

    private static WhyNot notReached(Candidate candidate, CompiledStep step, StepTrace last, DecisionContext context) {
        var exclusion = new Eligibility(context).firstExclusion(candidate);
        var said = exclusion == null ? null : exclusion.said(candidate);
        var name = candidate.endpoint().shownName();
        var did = last.result().equals(StepOutcome.Result.HELD.name()) ? "made the lead wait" : "placed the lead";
        var then = said == null
                ? "It could have taken it."
                : "It could not have taken it either: it %s.".formatted(said.because());
        return new WhyNot(
                candidate.id(),
                Kind.STEP_NOT_REACHED,
                exclusion == null ? null : exclusion.reason(),
                step.id(),
                said == null ? null : said.seen(),
                said == null ? null : said.needed(),
                "%s comes in step %s, which was not reached because step %s %s. %s"
                        .formatted(name, step.id(), last.stepId(), did, then));
    }

    private static WhyNot neverACandidate(
            CompiledNetwork network, CompiledPlan plan, CompiledEndpoint endpoint, LeadSnapshot lead) {
        var name = endpoint.shownName();
        if (plan.steps().stream().allMatch(step -> step.pool() != null)) {
            return plain(
                    endpoint.id(),
                    Kind.NOT_IN_PLAN,
                    "%s is in no step of plan %s.".formatted(name, plan.plan().id()));
        }
        var rights = network.document().territories().stream()
                .filter(territory -> territory.endpoint().equals(endpoint.id()))
                .toList();
        if (rights.isEmpty()) {
            return plain(
                    endpoint.id(),
                    Kind.NO_RIGHT_AT_ALL,
                    "%s holds no territory right and is listed in no step of plan %s."
                            .formatted(name, plan.plan().id()));
        }
        var carved = carvedOut(endpoint, rights, lead);
        if (carved != null) {
            return carved;
        }
        return elsewhere(network, endpoint, rights, lead);
    }

    private static @Nullable WhyNot carvedOut(CompiledEndpoint endpoint, List<Territory> rights, LeadSnapshot lead) {
        var at = lead.facts().location();
        var line = lead.facts().serviceLine();
        for (var right : rights) {
            var fits = (right.serviceLines().isEmpty() || right.serviceLines().contains(String.valueOf(line)))
                    && (right.segments().isEmpty() || right.segments().contains(lead.segment()));
            var hole = fits ? hole(right.area(), at) : null;
            if (hole != null) {
                return new WhyNot(
                        endpoint.id(),
                        Kind.CARVED_OUT,
                        null,
                        null,
                        hole,
                        "not carved out",
                        "%s holds a right around here, but %s is carved out of it."
                                .formatted(endpoint.shownName(), hole));
            }
        }
        return null;
    }

    private static @Nullable String hole(Area area, Location at) {
        if (at.zip() != null && area.exceptZips().contains(at.zip())) {
            return "ZIP " + at.zip();
        }
        return at.counties().stream()
                .filter(area.exceptCounties()::contains)
                .findFirst()
                .map(county -> "county " + county)
                .orElse(null);
    }

    /** The place is right for another segment or service line, or is not theirs at all. */
    private static WhyNot elsewhere(
            CompiledNetwork network, CompiledEndpoint endpoint, List<Territory> rights, LeadSnapshot lead) {
        var name = endpoint.shownName();
        var asked = lead.facts().serviceLine();
        var otherSegment = lead.segment().name().equals("COMMERCIAL") ? "residential" : "commercial";
        if (holds(network, endpoint, with(lead, asked, otherSegment))) {
            return new WhyNot(
                    endpoint.id(),
                    Kind.OTHER_SEGMENT,
                    null,
                    null,
                    lead.segment().name().toLowerCase(Locale.ROOT),
                    otherSegment,
                    "%s holds this place for %s leads only.".formatted(name, otherSegment));
        }
        var lines = linesHere(network, endpoint, rights, lead, otherSegment);
        if (!lines.isEmpty()) {
            return new WhyNot(
                    endpoint.id(),
                    Kind.OTHER_SERVICE_LINE,
                    null,
                    null,
                    String.valueOf(asked),
                    String.join(" or ", lines),
                    "%s holds this place for %s, not for %s."
                            .formatted(
                                    name,
                                    String.join(" and ", lines),
                                    asked == null ? "leads without a service line" : asked));
        }
        var at = lead.facts().location();
        var place =
                at.zip() != null ? "ZIP " + at.zip() : at.state() != null ? at.state() : "a place that is not known";
        return new WhyNot(
                endpoint.id(),
                Kind.NO_RIGHT_HERE,
                null,
                null,
                place,
                "within one of its %d rights".formatted(rights.size()),
                "%s holds no right to %s.".formatted(name, place));
    }

    private static List<String> linesHere(
            CompiledNetwork network,
            CompiledEndpoint endpoint,
            List<Territory> rights,
            LeadSnapshot lead,
            String otherSegment) {
        var lines = new ArrayList<String>();
        rights.stream()
                .flatMap(right -> right.serviceLines().stream())
                .distinct()
                .filter(line ->
                        holds(network, endpoint, with(lead, line, lead.facts().segment()))
                                || holds(network, endpoint, with(lead, line, otherSegment)))
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    private static boolean holds(CompiledNetwork network, CompiledEndpoint endpoint, LeadSnapshot lead) {
        return network.rightsOver(lead).stream()
                .anyMatch(match -> match.entry().endpoint().id().equals(endpoint.id()));
    }

    private static LeadSnapshot with(LeadSnapshot lead, @Nullable String line, @Nullable String segment) {
        var f = lead.facts();
        var facts = new LeadFacts(
                f.sourceId(),
                f.vendorId(),
                f.campaign(),
                f.subId(),
                line,
                segment,
                f.language(),
                f.test(),
                f.receivedAt(),
                f.location(),
                f.attributes(),
                f.phoneKey(),
                f.emailKey());
        return new LeadSnapshot(lead.leadId(), facts, lead.findings(), lead.expiresAt());
    }

    private static WhyNot plain(String endpointId, Kind kind, String sentence) {
        return new WhyNot(endpointId, kind, null, null, null, null, sentence);
    }
}
