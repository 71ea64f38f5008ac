package io.headgate.routing.dedupe;

import io.headgate.routing.decision.DecideLeads;

/** What the rule of the rooms must find: a room below the decision that uses it. */
public record ReachesIntoDecision(DecideLeads decisions) {}
