package io.headgate.routing.simulation;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.explain.WhyNot;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.decision.DecisionPreview;
import io.headgate.routing.simulation.ConfigOverrides.EndpointChange;
import io.headgate.routing.simulation.ConfigOverrides.Result;
import io.headgate.routing.simulation.SimulatedLeadResolver.SimulatedLead;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks the same engine, against the same counters, what it would decide; nothing is taken, written or said. */
@RestController
class SimulateLeadController {

    private final DecisionPreview preview;
    private final DecisionEngine engine;
    private final SimulatedLeadResolver subjects;

    SimulateLeadController(DecisionPreview preview, DecisionEngine engine, SimulatedLeadResolver subjects) {
        this.preview = preview;
        this.engine = engine;
        this.subjects = subjects;
    }

    /**
     * What is asked: the facts of a lead, or the id of one that routing knows.
     *
     * @param document decides instead of the live version when given
     * @param at the moment to decide for, now when not given
     * @param moment for a known lead {@code original} decides at the moment of its first round, on the counters of then
     * @param overrides what is different, for this question only
     * @param endpoint the one that is asked about
     */
    record Simulate(
            @Nullable LeadFacts facts,
            @Nullable List<CheckResult> checks,
            @Nullable ConfigDocument document,
            @Nullable Instant at,
            @Nullable String leadId,
            @Nullable String moment,
            @Nullable List<EndpointChange> overrides,
            @Nullable String endpoint) {}

    record SimulatedAllocation(
            String clientId,
            String endpointId,
            Money price,
            String stepId,
            @Nullable String right,
            @Nullable Integer tier) {}

    record Simulated(
            DecisionOutcome outcome,
            @Nullable ReasonCode reason,
            @Nullable Instant heldUntil,
            int configVersion,
            List<SimulatedAllocation> allocations,
            DecisionTrace trace,
            LeadFacts facts,
            Instant at,
            @Nullable WhyNot asked) {}

    @PostMapping("/internal/simulate")
    Simulated simulate(@RequestBody Simulate request) {
        var network = network(request);
        var subject = subjects.resolveLead(request, network);
        var started = System.nanoTime();
        var decision = engine.decide(network, subject.lead(), subject.context(), subject.round());
        var micros = (System.nanoTime() - started) / 1000;
        return simulated(decision, network, subject, micros, asked(request, network, subject, decision));
    }

    private static @Nullable WhyNot asked(
            Simulate request, CompiledNetwork network, SimulatedLead subject, Decision decision) {
        var endpoint = request.endpoint();
        return endpoint == null
                ? null
                : WhyNot.of(network, subject.lead(), subject.context(), subject.round(), decision.trace(), endpoint);
    }

    private static Simulated simulated(
            Decision decision, CompiledNetwork network, SimulatedLead subject, long micros, @Nullable WhyNot asked) {
        var trace = decision.trace();
        return new Simulated(
                decision.outcome(),
                decision.reason(),
                decision.heldUntil(),
                network.version(),
                decision.choices().stream()
                        .map(choice -> new SimulatedAllocation(
                                choice.clientId(),
                                choice.endpointId(),
                                choice.price(),
                                choice.stepId(),
                                choice.right(),
                                choice.tier()))
                        .toList(),
                new DecisionTrace(trace.planId(), trace.steps(), trace.sentence(), micros),
                subject.lead().facts(),
                subject.context().now(),
                asked);
    }

    private CompiledNetwork network(Simulate request) {
        var document = request.document();
        var overrides = request.overrides();
        if (overrides == null || overrides.isEmpty()) {
            return document == null ? preview.live() : compiled(document);
        }
        var base = document == null ? preview.live().document() : document;
        return switch (ConfigOverrides.apply(base, overrides)) {
            case Result.Changed(var changed) -> compiled(changed);
            case Result.Refused(var problems) ->
                throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        };
    }

    private CompiledNetwork compiled(ConfigDocument document) {
        try {
            return preview.compile(document, 0);
        } catch (RuntimeException e) {
            throw new ProblemException(
                    ProblemCode.DOCUMENT_INVALID, "The document does not compile; validate it to see why.");
        }
    }
}
