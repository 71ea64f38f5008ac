package io.headgate.routing.distribution;

import io.headgate.messaging.Ids;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.config.RoutingProperties;
import io.headgate.routing.core.Charge;
import io.headgate.routing.core.CompiledEndpoint;
import io.headgate.routing.core.CompiledNetwork;
import io.headgate.routing.core.DecisionEngine;
import io.headgate.routing.core.LeadSnapshot;
import io.headgate.routing.core.RoundState;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks the same engine, against the same counters, what it would decide; nothing is taken, written or said. */
@RestController
class SimulationController {

    private final LiveNetwork live;
    private final DecisionEngine engine;
    private final CapLedger caps;
    private final SentPersons persons;
    private final RoutingProperties properties;
    private final Clock clock;

    SimulationController(
            LiveNetwork live,
            DecisionEngine engine,
            CapLedger caps,
            SentPersons persons,
            RoutingProperties properties,
            Clock clock) {
        this.live = live;
        this.engine = engine;
        this.caps = caps;
        this.persons = persons;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param document decides instead of the live version when given
     * @param at the moment to decide for, now when not given
     */
    record Simulate(
            @Nullable LeadFacts facts,
            @Nullable List<CheckResult> checks,
            @Nullable ConfigDocument document,
            @Nullable Instant at) {}

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
            DecisionTrace trace) {}

    @PostMapping("/internal/simulate")
    Simulated simulate(@RequestBody Simulate request) {
        var facts = request.facts();
        if (facts == null) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "SCHEMA_INVALID",
                    "The lead's facts are missing.",
                    List.of(new FieldProblem("facts", "REQUIRED", "must be there")));
        }
        var network = network(request.document());
        var now = request.at() == null ? clock.instant() : request.at();
        var checks = request.checks() == null ? List.<CheckResult>of() : request.checks();
        var expiry = later(facts.receivedAt(), now).plus(properties.freshness());
        var lead = new LeadSnapshot(new LeadId(Ids.next()), facts, checks, expiry);
        var started = System.nanoTime();
        var context = live.context(now, counts(network, lead, now));
        var decision = engine.decide(network, lead, context, RoundState.FIRST);
        var micros = (System.nanoTime() - started) / 1000;
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
                new DecisionTrace(
                        decision.trace().planId(),
                        decision.trace().steps(),
                        decision.trace().sentence(),
                        micros));
    }

    private CompiledNetwork network(@Nullable ConfigDocument document) {
        if (document == null) {
            return live.state().network();
        }
        try {
            return live.compile(document, 0);
        } catch (RuntimeException e) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "DOCUMENT_INVALID",
                    "The document does not compile; validate it to see why.");
        }
    }

    private Counts counts(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var footprint = engine.footprint(network, lead, now);
        var counts = new Counts(Integer.MAX_VALUE)
                .with(caps.peek(footprint.stream().map(Charge::bucket).toList()));
        var endpoints = engine.candidates(network, lead, now).stream()
                .map(CompiledEndpoint::id)
                .toList();
        persons.read(SentPersons.keysOf(lead.facts()), endpoints, counts);
        return counts;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
