package io.headgate.routing.decision;

import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.decision.Decision;
import java.util.List;

/**
 * The decisions on a batch.
 *
 * @param decisions in the order of the asks
 * @param counters as they are after the last of them
 */
record DecidedBatch(DecisionBatch batch, List<Decision> decisions, BatchCounters counters, DecisionInputs inputs) {}
