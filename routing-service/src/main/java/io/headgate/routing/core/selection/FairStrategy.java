package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledStep;
import java.util.List;

/** A strategy that gives everybody its share of the leads of a step; the strategies differ in what the share is. */
abstract sealed class FairStrategy implements SelectionStrategy {

    /** The share of the candidate beside those of the others. */
    abstract long weight(CompiledStep step, Candidate candidate);

    /** Whether a share grows only while its holder qualifies. */
    abstract boolean countsDue(CompiledStep step);

    @Override
    public Selection choose(List<Candidate> eligible, int wanted, SelectionContext selecting) {
        return new FairShares(this, selecting).choose(eligible, wanted);
    }

    @Override
    public List<CounterIncrement> incrementsOf(Candidate candidate, DecisionContext context) {
        var step = candidate.step();
        return List.of(FairShares.tally(step, candidate, step.days().windowAt(context.now())));
    }

    @Override
    public List<CounterIncrement> possibleIncrements(Candidate candidate, DecisionContext context) {
        var step = candidate.step();
        var today = step.days().windowAt(context.now());
        var tally = FairShares.tally(step, candidate, today);
        return countsDue(step) ? List.of(tally, FairShares.dues(step, candidate, today)) : List.of(tally);
    }

    /** Everybody has the same share. */
    static final class RoundRobin extends FairStrategy {

        static final RoundRobin ONLY = new RoundRobin();

        @Override
        public Algorithm algorithm() {
            return Algorithm.ROUND_ROBIN;
        }

        @Override
        long weight(CompiledStep step, Candidate candidate) {
            return 1;
        }

        @Override
        boolean countsDue(CompiledStep step) {
            return false;
        }
    }

    /** The share is the configured weight of the endpoint. */
    static final class Weighted extends FairStrategy {

        static final Weighted ONLY = new Weighted();

        @Override
        public Algorithm algorithm() {
            return Algorithm.WEIGHTED;
        }

        @Override
        long weight(CompiledStep step, Candidate candidate) {
            return candidate.weight();
        }

        @Override
        boolean countsDue(CompiledStep step) {
            return false;
        }
    }

    /** The share is what the step says of the endpoint. */
    static final class Percentage extends FairStrategy {

        static final Percentage ONLY = new Percentage();

        @Override
        public Algorithm algorithm() {
            return Algorithm.PERCENTAGE;
        }

        @Override
        long weight(CompiledStep step, Candidate candidate) {
            return step.shareOf(candidate.id());
        }

        @Override
        boolean countsDue(CompiledStep step) {
            return switch (step.step().shareOf()) {
                case QUALIFIED -> true;
                case PLACED -> false;
            };
        }
    }
}
