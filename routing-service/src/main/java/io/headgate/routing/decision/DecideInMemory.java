package io.headgate.routing.decision;

import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.live.LiveNetwork;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Decides the leads of a batch one after the other against counters in memory, each seeing what those before it took. */
@Component
class DecideInMemory {

    private final LiveNetwork live;
    private final DecisionEngine engine;

    DecideInMemory(LiveNetwork live, DecisionEngine engine) {
        this.live = live;
        this.engine = engine;
    }

    DecidedBatch decide(DecisionBatch batch, BatchCounters counters) {
        batch.freed().refunds().forEach(refund -> counters.giveBack(refund.bucketId(), refund.units()));
        var decisions = new ArrayList<Decision>(batch.asks().size());
        var inputs = live.context(batch.now(), counters);
        for (var ask : batch.asks()) {
            var started = System.nanoTime();
            var decision = engine.decide(batch.network(), ask.snapshot(), inputs, ask.nextRound());
            counters.takeUnits(decision, batch.now());
            for (var choice : decision.choices()) {
                DedupeKeys.rememberedOf(ask.facts())
                        .forEach(key -> counters.sent(choice.endpointId(), key, batch.now()));
            }
            decisions.add(decision.took((System.nanoTime() - started) / 1000));
        }
        return new DecidedBatch(batch, decisions, counters, inputs);
    }
}
