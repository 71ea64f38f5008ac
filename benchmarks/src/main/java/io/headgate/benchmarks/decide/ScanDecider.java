package io.headgate.benchmarks.decide;

import java.util.ArrayList;

/** Looks at every right for every lead, as plainly as the rules read. */
record ScanDecider(PlainNetwork network) implements Decider<Answer> {

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public Answer decide(DecideCase one) {
        var line = String.valueOf(one.facts().serviceLine());
        var segment = one.lead().segment();
        var place = one.facts().location();
        var options = new ArrayList<Option>();
        for (var right : network.rights()) {
            if (right.isFor(line, segment) && right.holds(place)) {
                options.add(Option.judged(right, one));
            }
        }
        return Choice.among(options, network, one);
    }

    @Override
    public Answer answer(Answer result) {
        return result;
    }
}
