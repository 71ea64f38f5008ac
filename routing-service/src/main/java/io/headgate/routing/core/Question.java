package io.headgate.routing.core;

import java.time.Instant;

/** What is asked of every candidate: may it have this lead, in this round, in this world? */
record Question(LeadSnapshot lead, RoundState round, RoutingContext context) {

    Instant now() {
        return context.now();
    }

    Question at(Instant later) {
        return new Question(lead, round, context.at(later));
    }
}
