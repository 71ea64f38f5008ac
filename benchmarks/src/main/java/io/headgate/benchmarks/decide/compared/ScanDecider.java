package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.ComparedAnswer;
import io.headgate.benchmarks.decide.Decider;
import io.headgate.benchmarks.decide.generated.DecideCase;
import java.util.ArrayList;

/** Looks at every right for every lead, as plainly as the rules read. */
public record ScanDecider(PlainNetwork network) implements Decider<ComparedAnswer> {

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public ComparedAnswer decide(DecideCase one) {
        var line = String.valueOf(one.facts().serviceLine());
        var segment = one.lead().segment();
        var place = one.facts().location();
        var options = new ArrayList<PlainCandidate>();
        for (var right : network.rights()) {
            if (right.isFor(line, segment) && right.holds(place)) {
                options.add(PlainCandidate.judged(right, one));
            }
        }
        return PlainSelection.among(options, network, one);
    }

    @Override
    public ComparedAnswer answer(ComparedAnswer result) {
        return result;
    }
}
