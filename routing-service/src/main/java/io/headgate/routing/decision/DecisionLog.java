package io.headgate.routing.decision;

import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Sealed;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.EventJournal;
import io.headgate.routing.journal.JournalEntry;
import io.headgate.routing.leads.FreedCapacity;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.service.log.CanonicalLine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts rounds on record, in the caller's transaction: the lead's row, the decision, and everything that is said about it. */
@Component
public class DecisionLog {

    private static final String INSERT = """
        INSERT INTO decision (lead_id, round, at, config_version, outcome, reason, held_until, trace)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """;

    private final LeadRoutes routes;
    private final FreedCapacity freed;
    private final JdbcTemplate template;
    private final Outbox outbox;
    private final RoutingMetrics metrics;
    private final EventJournal journal;

    DecisionLog(LeadRoutes routes, FreedCapacity freed, JdbcTemplate template, Outbox outbox, RoutingMetrics metrics) {
        this.routes = routes;
        this.freed = freed;
        this.template = template;
        this.outbox = outbox;
        this.metrics = metrics;
        this.journal = new EventJournal(template);
    }

    /** Writes the leads' rows; before anything that refers to them. */
    public void recordLeads(List<DecidedRound> rounds, Instant now) {
        var fresh = new ArrayList<LeadRoute>();
        var known = new ArrayList<LeadRoute>();
        for (var decided : rounds) {
            (decided.before().round() == 0 ? fresh : known).add(decided.after());
        }
        if (!fresh.isEmpty()) {
            routes.insert(fresh, now);
        }
        if (!known.isEmpty()) {
            routes.update(known, now);
        }
    }

    void wakeForRoom(java.util.Set<String> caps, int room) {
        freed.rememberAfterCommit(caps, room);
    }

    public FreedCapacity freed() {
        return freed;
    }

    /** Writes the decisions and says them; a held lead that is still held for the same reason is no news. */
    public void announce(List<DecidedRound> rounds, Instant now) {
        var news = rounds.stream().filter(DecidedRound::isNews).toList();
        if (news.isEmpty()) {
            return;
        }
        template.batchUpdate(
                INSERT, news.stream().map(decided -> columns(decided, now)).toList());
        for (var decided : news) {
            say(decided, now);
        }
        afterCommit(() -> news.forEach(decided -> report(decided, now)));
    }

    /** Prepares what is written down of a network; before anything is locked. */
    void meet(CompiledNetwork network) {
        journal.meet(network);
    }

    /**
     * Writes down what was settled, ended and decided, so that it can be decided again. A lead that is still held for the same
     * reason changed nothing.
     */
    void journal(
            CompiledNetwork network,
            DecisionInputs context,
            DecisionRound.Freed freed,
            List<DecidedRound> rounds,
            BatchCounters counts) {
        var asked = rounds.stream()
                .filter(DecidedRound::isNews)
                .map(DecisionLog::asked)
                .toList();
        if (asked.isEmpty() && freed.settled().isEmpty() && freed.ended().isEmpty()) {
            return;
        }
        var now = context.now();
        journal.batch(new JournalEntry.Batch(
                now,
                journal.network(network, now),
                journal.world(context),
                freed.settled(),
                freed.ended(),
                asked,
                asked.isEmpty() ? Map.of() : counts.unlockedReads()));
    }

    private static JournalEntry.DecidedLead asked(DecidedRound decided) {
        var chosen = decided.allocations().stream()
                .map(each -> new JournalEntry.Placement(
                        each.endpointId(), each.price().micros()))
                .toList();
        return new JournalEntry.DecidedLead(
                decided.after().leadId(),
                decided.after().round(),
                decided.before().excluded(),
                decided.before().expiresAt(),
                new JournalEntry.Answer(decided.outcome(), decided.reason(), decided.heldUntil(), chosen));
    }

    private void say(DecidedRound decided, Instant now) {
        var after = decided.after();
        for (var allocation : decided.allocations()) {
            outbox.append(
                    Topics.LEADS_ROUTED,
                    new LeadRouted(
                            after.leadId(),
                            now,
                            after.round(),
                            after.configVersion(),
                            allocation,
                            after.facts(),
                            contactOf(decided.before())));
        }
        outbox.append(
                Topics.LEAD_EVENTS,
                new LeadDecided(
                        after.leadId(),
                        now,
                        after.round(),
                        after.configVersion(),
                        decided.outcome(),
                        decided.reason(),
                        decided.heldUntil(),
                        after.facts(),
                        decided.allocations(),
                        decided.trace()));
        if (decided.outcome() == DecisionOutcome.REJECTED) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new LeadClosed(after.leadId(), now, Outcome.REJECTED, Stage.ROUTING, decided.reason(), null, null));
        }
    }

    /** Says that the lead reached an endpoint. */
    public void announceDelivered(LeadRoute route, Instant now) {
        outbox.append(
                Topics.LEAD_EVENTS,
                new LeadClosed(route.leadId(), now, Outcome.DELIVERED, Stage.ROUTING, null, null, null));
    }

    private void report(DecidedRound decided, Instant now) {
        var after = decided.after();
        metrics.decided(decided.outcome(), decided.reason(), decided.trace().micros());
        if (after.round() == 1) {
            metrics.firstDecision(Duration.between(after.facts().receivedAt(), now));
        }
        CanonicalLine.of("lead.routed")
                .lead(after.leadId())
                .with("round", after.round())
                .with("outcome", decided.outcome())
                .with("reason", decided.reason())
                .with("config_version", after.configVersion())
                .with("plan_id", decided.trace().planId())
                .with(
                        "endpoint_id",
                        decided.allocations().isEmpty()
                                ? null
                                : decided.allocations().getFirst().endpointId())
                .with("recipients", decided.allocations().size())
                .with("decision_micros", decided.trace().micros())
                .write();
    }

    public static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static Sealed contactOf(LeadRoute route) {
        var contact = route.contact();
        if (contact == null) {
            throw new IllegalStateException("a closed lead cannot be routed");
        }
        return contact;
    }

    private static @Nullable Object[] columns(DecidedRound decided, Instant now) {
        var after = decided.after();
        var until = decided.heldUntil();
        return new @Nullable Object[] {
            after.leadId().value(),
            after.round(),
            Timestamp.from(now),
            after.configVersion(),
            decided.outcome().name(),
            decided.reason() == null ? null : decided.reason().name(),
            until == null ? null : Timestamp.from(until),
            EventJson.mapper().writeValueAsString(decided.trace())
        };
    }
}
