package io.headgate.routing.simulation;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.config.RoutingProperties;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.decision.DecisionPreview;
import io.headgate.routing.journal.Checkpoints;
import io.headgate.routing.journal.JournalReader;
import io.headgate.routing.simulation.SimulateLeadController.Simulate;
import io.headgate.routing.simulation.state.JournalScan;
import io.headgate.routing.simulation.state.NewCapCounters;
import io.headgate.routing.simulation.state.ReplayLeads;
import io.headgate.routing.simulation.state.StateAtTime;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a simulation is about, and the world that it sees: a lead that is made up, or one that was. */
@Component
class SimulatedLeadResolver {

    // A caller does not wait longer for the counters of a moment to be worked out.
    private static final int MOST_DECISIONS = 20_000;

    // A policy may have had the lead reviewed before: that was no decision of the engine.
    private static final String FIRST_DECIDED = """
        SELECT at FROM decision WHERE lead_id = ? ORDER BY (trace->>'plan_id' IS NULL), round LIMIT 1
        """;

    /** The lead, the round, and the world. */
    record SimulatedLead(LeadSnapshot lead, RoundState round, DecisionInputs context) {}

    private final DecisionPreview preview;
    private final DecisionEngine engine;
    private final RoutingProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    SimulatedLeadResolver(
            DecisionPreview preview,
            DecisionEngine engine,
            RoutingProperties properties,
            JdbcClient jdbc,
            Clock clock) {
        this.preview = preview;
        this.engine = engine;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    SimulatedLead resolveLead(Simulate request, CompiledNetwork network) {
        var now = request.at() == null ? clock.instant() : request.at();
        if (request.leadId() == null) {
            return madeUp(request, network, now);
        }
        var id = LeadId.parse(request.leadId()).orElseThrow(SimulatedLeadResolver::noSuchLead);
        return switch (request.moment() == null ? "now" : request.moment()) {
            case "now" -> again(id, network, now);
            case "original" -> originally(id, network);
            default -> throw invalid("moment", "NOT_ALLOWED", "must be now or original");
        };
    }

    private SimulatedLead madeUp(Simulate request, CompiledNetwork network, Instant now) {
        var facts = request.facts();
        if (facts == null) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "The lead's facts are missing.",
                    List.of(new FieldProblem("facts", "REQUIRED", "must be there")));
        }
        var checks = request.checks() == null ? List.<CheckResult>of() : request.checks();
        var expiry = later(facts.receivedAt(), now).plus(properties.freshness());
        var lead = new LeadSnapshot(new LeadId(EventIds.next()), facts, checks, expiry);
        return new SimulatedLead(lead, RoundState.FIRST, preview.context(network, lead, now));
    }

    /** A known lead as if it came in now, for the first time. */
    private SimulatedLead again(LeadId id, CompiledNetwork network, Instant now) {
        var known = preview.lead(id).orElseThrow(SimulatedLeadResolver::noSuchLead);
        var expiry = later(known.facts().receivedAt(), now).plus(properties.freshness());
        var lead = new LeadSnapshot(id, known.facts(), known.checks(), expiry);
        return new SimulatedLead(lead, RoundState.FIRST, preview.context(network, lead, now));
    }

    /** A known lead in the world of its first decision. */
    private SimulatedLead originally(LeadId id, CompiledNetwork network) {
        var at = firstDecided(id).orElseThrow(SimulatedLeadResolver::noSuchLead);
        var journal = new JournalReader(jdbc);
        var start = new Checkpoints(jdbc).before(at).filter(each -> !each.at().isAfter(at));
        var end = journal.lastOf(at);
        if (start.isEmpty() || end.isEmpty()) {
            throw cannotGoBack("What was decided then is not recorded any more.");
        }
        var span = new JournalScan.Span(start.get(), end.get());
        if (journal.leads(span.start().seq(), span.end()) > MOST_DECISIONS) {
            throw cannotGoBack("Too many decisions were made just before it; ask for now, or replay the day.");
        }
        var stateAtTime = new StateAtTime(engine, id);
        var cases = new ReplayLeads(jdbc);
        new JournalScan(journal, cases, preview, span, stateAtTime).walk(_ -> stateAtTime.found() == null);
        var found = stateAtTime.found();
        if (found == null) {
            throw cannotGoBack("The lead's first decision is not recorded.");
        }
        NewCapCounters.begin(found.state(), network, found.moment().network(), at, cases);
        return new SimulatedLead(found.lead(), found.round(), found.context());
    }

    private Optional<Instant> firstDecided(LeadId id) {
        return jdbc.sql(FIRST_DECIDED)
                .param(id.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static ProblemException noSuchLead() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no such lead in routing.");
    }

    private static ProblemException cannotGoBack(String why) {
        return new ProblemException(ProblemCode.MOMENT_NOT_AVAILABLE, why);
    }

    private static ProblemException invalid(String field, String code, String detail) {
        return new ProblemException(
                ProblemCode.REQUEST_INVALID,
                "Some fields are not right.",
                List.of(new FieldProblem(field, code, detail)));
    }
}
