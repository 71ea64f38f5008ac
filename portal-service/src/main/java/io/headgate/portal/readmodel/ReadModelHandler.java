package io.headgate.portal.readmodel;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.PortalMetrics;
import io.headgate.portal.core.LeadState;
import io.headgate.portal.core.LeadStatus;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges facts into the read models. Order and repetition of facts do not change what comes out. */
@Component
class ReadModelHandler implements EventHandler<Event, @Nullable Void> {

    private final LeadStates states;
    private final LeadStory story;
    private final LeadKeys keys;
    private final Counters counters;
    private final PublishedNetwork network;
    private final PortalMetrics metrics;

    ReadModelHandler(
            LeadStates states,
            LeadStory story,
            LeadKeys keys,
            Counters counters,
            PublishedNetwork network,
            PortalMetrics metrics) {
        this.states = states;
        this.story = story;
        this.keys = keys;
        this.counters = counters;
        this.network = network;
        this.metrics = metrics;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<Event> received) {
        return null;
    }

    // What is in the lead's story is merged; the newest state of an endpoint's breaker wins.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<Event, @Nullable Void>> batch) {
        var received = batch.stream().map(Prepared::received).toList();
        metrics.projected(() -> merge(received));
    }

    private void merge(List<ReceivedEvent<Event>> received) {
        var fresh = story.appendNewFacts(
                received.stream().flatMap(ReadModelHandler::told).toList());
        var facts = new LinkedHashMap<LeadId, List<Event>>();
        var attempts = new ArrayList<DeliveryAttempted>();
        var finished = new ArrayList<DeliveryFinished>();
        var health = new ArrayList<EndpointHealthChanged>();
        var recorded = new ArrayList<LeadRecorded>();
        for (var one : received) {
            var leadId = LeadId.parse(one.event().key());
            if (leadId.isPresent() && !fresh.contains(one.eventId())) {
                continue;
            }
            switch (one.event()) {
                case EndpointHealthChanged e -> health.add(e);
                case LeadRecorded e -> recorded.add(e);
                case DeliveryAttempted e -> attempts.add(e);
                case DeliveryFinished e -> finished.add(e);
                default -> {}
            }
            leadId.ifPresent(
                    id -> facts.computeIfAbsent(id, _ -> new ArrayList<>()).add(one.event()));
        }
        var published = network.current();
        keys.addKeys(recorded);
        var changes = mergeStates(facts);
        counters.attempts(attempts);
        counters.deliveries(finished, published);
        counters.acceptances(finished);
        counters.sources(sourceChanges(changes, published));
        counters.health(health);
    }

    private static Stream<LeadStory.Told> told(ReceivedEvent<Event> received) {
        return LeadId.parse(received.event().key())
                .map(leadId -> new LeadStory.Told(
                        received.eventId(),
                        leadId,
                        received.time(),
                        EventTypes.of(received.event()).type(),
                        received.payload()))
                .stream();
    }

    private record Change(LeadState before, LeadState after) {

        LeadId leadId() {
            return after.leadId();
        }

        boolean changesNothing() {
            return before.equals(after);
        }
    }

    private List<Change> mergeStates(Map<LeadId, List<Event>> facts) {
        var changes = new ArrayList<>(mergeKnown(facts.keySet(), facts));
        var known = changes.stream().map(Change::leadId).collect(Collectors.toSet());
        var fresh = changesOf(
                facts.keySet().stream()
                        .filter(leadId -> !known.contains(leadId))
                        .sorted(Comparator.comparing(LeadId::value))
                        .map(LeadState::unknown)
                        .toList(),
                facts);
        var inserted = states.insert(fresh.stream().map(Change::after).toList());
        var met = new ArrayList<LeadId>();
        for (var change : fresh) {
            if (inserted.contains(change.leadId())) {
                changes.add(change);
            } else {
                met.add(change.leadId());
            }
        }
        // Another worker wrote these first and has committed: they are known now.
        changes.addAll(mergeKnown(met, facts));
        return changes;
    }

    private List<Change> mergeKnown(Collection<LeadId> leadIds, Map<LeadId, List<Event>> facts) {
        if (leadIds.isEmpty()) {
            return List.of();
        }
        var changes = changesOf(states.lock(leadIds).values(), facts);
        var unchanged = changes.stream()
                .filter(Change::changesNothing)
                .map(Change::leadId)
                .toList();
        states.update(changes.stream()
                .filter(change -> !change.changesNothing())
                .map(Change::after)
                .toList());
        states.touch(unchanged);
        return changes;
    }

    private static List<Change> changesOf(Collection<LeadState> states, Map<LeadId, List<Event>> facts) {
        return states.stream()
                .map(before -> {
                    var after = before;
                    for (var fact : facts.getOrDefault(before.leadId(), List.of())) {
                        after = after.with(fact);
                    }
                    return new Change(before, after);
                })
                .toList();
    }

    private static List<Counters.SourceCount> sourceChanges(List<Change> changes, Published published) {
        var counts = new ArrayList<Counters.SourceCount>();
        for (var change : changes) {
            counted(change.before(), published, -1).ifPresent(counts::add);
            counted(change.after(), published, 1).ifPresent(counts::add);
        }
        return counts;
    }

    private static Optional<Counters.SourceCount> counted(LeadState state, Published published, int sign) {
        var facts = state.about().facts();
        if (facts == null || facts.test()) {
            return Optional.empty();
        }
        var day = state.about().receivedAt().atZone(published.brandZone()).toLocalDate();
        var status = state.status();
        var rejected = status == LeadStatus.REJECTED;
        return Optional.of(new Counters.SourceCount(
                facts.sourceId(), day, sign, status.accepted() ? sign : 0, rejected ? sign : 0));
    }
}
