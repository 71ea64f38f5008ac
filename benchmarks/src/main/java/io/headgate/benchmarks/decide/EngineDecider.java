package io.headgate.benchmarks.decide;

import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;

/** Headgate's own engine. */
record EngineDecider(CompiledNetwork network, Kind kind, DecisionEngine engine) implements Decider<Decision> {

    /** What is measured of it. */
    enum Kind {
        /** The decision for a lead that no processor cache has seen for thousands of decisions. */
        AT_FIRST_SIGHT("engine"),
        /** The decision as routing takes it: right after it has listed the counters that the lead may touch, to read them. */
        AFTER_READING("engine after reading"),
        /** The same, and its whole trace in words. */
        IN_WORDS("engine in words");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    EngineDecider(CompiledNetwork network, Kind kind) {
        this(network, kind, new DecisionEngine());
    }

    @Override
    public String name() {
        return kind.name;
    }

    @Override
    public int prepare(DecideCase one) {
        return kind == Kind.AT_FIRST_SIGHT
                ? 0
                : engine.footprint(network, one.lead(), one.now()).size();
    }

    @Override
    public Decision decide(DecideCase one) {
        var decision = engine.decide(network, one.lead(), one.context(), one.round());
        if (kind == Kind.IN_WORDS) {
            decision.trace();
        }
        return decision;
    }

    @Override
    public ComparedAnswer answer(Decision decision) {
        return new ComparedAnswer(
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
