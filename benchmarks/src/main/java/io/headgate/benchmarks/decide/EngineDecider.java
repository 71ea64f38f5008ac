package io.headgate.benchmarks.decide;

import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.routing.core.CompiledNetwork;
import io.headgate.routing.core.Decision;
import io.headgate.routing.core.DecisionEngine;

/** Headgate's own engine, with its whole trace and its sentence for people. */
record EngineDecider(CompiledNetwork network, DecisionEngine engine) implements Decider<Decision> {

    EngineDecider(CompiledNetwork network) {
        this(network, new DecisionEngine());
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Decision decide(DecideCase one) {
        return engine.decide(network, one.lead(), one.context(), one.round());
    }

    @Override
    public Answer answer(Decision decision) {
        return new Answer(
                decision.outcome().name(),
                String.valueOf(decision.reason()),
                decision.choices().stream().map(Decision.Choice::endpointId).toList(),
                decision.trace().steps().stream()
                        .flatMap(step -> step.candidates().stream())
                        .map(EngineDecider::verdict)
                        .toList());
    }

    private static String verdict(CandidateTrace candidate) {
        return candidate.endpointId() + " " + (candidate.chosen() ? "chosen" : candidate.reason());
    }
}
