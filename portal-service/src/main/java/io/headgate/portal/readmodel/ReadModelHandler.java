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
import io.headgate.portal.core.PackedFacts;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges facts into the read models. Order and repetition of facts do not change what comes out. */
@Component
class ReadModelHandler implements EventHandler<Event, @Nullable Void> {

    private final LeadStates states;
    private final LeadStory story;
    private final Counters counters;
    private final PublishedNetwork network;
    private final PortalMetrics metrics;

    ReadModelHandler(
            LeadStates states, LeadStory story, Counters counters, PublishedNetwork network, PortalMetrics metrics) {
        this.states = states;
        this.story = story;
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
        var byLead = new TreeMap<LeadId, List<ReceivedEvent<Event>>>(Comparator.comparing(LeadId::value));
        var health = new ArrayList<EndpointHealthChanged>();
        for (var one : received) {
            LeadId.parse(one.event().key()).ifPresent(leadId -> byLead.computeIfAbsent(leadId, _ -> new ArrayList<>())
                    .add(one));
            if (one.event() instanceof EndpointHealthChanged changed) {
                health.add(changed);
            }
        }
        var published = network.current();
        var changes = mergeStates(byLead);
        story.append(changes.stream()
                .filter(change -> !change.told().isEmpty())
                .map(ReadModelHandler::toStory)
                .toList());
        var attempts = factsOf(changes, DeliveryAttempted.class);
        var finished = factsOf(changes, DeliveryFinished.class);
        counters.attempts(attempts);
        counters.deliveries(finished, published);
        counters.acceptances(finished);
        counters.sources(sourceChanges(changes, published));
        counters.health(health);
    }

    private static <E extends Event> List<E> factsOf(List<Change> changes, Class<E> type) {
        return changes.stream()
                .flatMap(change -> change.told().stream())
                .map(ReceivedEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static LeadStory.Told toStory(Change change) {
        var facts = change.told().stream()
                .map(one -> new PackedFacts.Fact(
                        one.eventId(), one.time(), EventTypes.of(one.event()).type(), one.payload()))
                .toList();
        var arrival = factsOf(List.of(change), LeadRecorded.class).stream()
                .findFirst()
                .map(LeadRecorded::facts)
                .orElse(null);
        return new LeadStory.Told(change.leadId(), PackedFacts.of(facts), arrival);
    }

    /**
     * What a batch does to a lead.
     *
     * @param told what the lead's story does not hold yet; nothing where all of it was told before
     */
    private record Change(LeadState before, LeadState after, List<ReceivedEvent<Event>> told) {

        LeadId leadId() {
            return after.leadId();
        }

        boolean changesNothing() {
            return before.equals(after);
        }
    }

    private List<Change> mergeStates(Map<LeadId, List<ReceivedEvent<Event>>> byLead) {
        var changes = new ArrayList<>(mergeKnown(byLead.keySet(), byLead));
        changes.addAll(insertUnknown(without(byLead.keySet(), changes), byLead));
        // Another worker wrote these first and has committed: they are known now.
        changes.addAll(mergeKnown(without(byLead.keySet(), changes), byLead));
        return changes;
    }

    private static List<LeadId> without(Collection<LeadId> leadIds, List<Change> changes) {
        var done = changes.stream().map(Change::leadId).collect(Collectors.toSet());
        return leadIds.stream().filter(leadId -> !done.contains(leadId)).toList();
    }

    private List<Change> mergeKnown(Collection<LeadId> leadIds, Map<LeadId, List<ReceivedEvent<Event>>> byLead) {
        if (leadIds.isEmpty()) {
            return List.of();
        }
        var known = states.lock(leadIds);
        var changes = changesOf(known.values(), byLead, story.toldOf(known.keySet()));
        states.update(changes.stream()
                .filter(change -> !change.changesNothing())
                .map(Change::after)
                .toList());
        return changes;
    }

    // Nothing was ever told of a lead that has no row yet.
    private List<Change> insertUnknown(List<LeadId> leadIds, Map<LeadId, List<ReceivedEvent<Event>>> byLead) {
        var changes = changesOf(leadIds.stream().map(LeadState::unknown).toList(), byLead, Set.of());
        var inserted = states.insert(changes.stream().map(Change::after).toList());
        return changes.stream()
                .filter(change -> inserted.contains(change.leadId()))
                .toList();
    }

    private static List<Change> changesOf(
            Collection<LeadState> states, Map<LeadId, List<ReceivedEvent<Event>>> byLead, Set<UUID> told) {
        return states.stream()
                .map(before -> {
                    var fresh = byLead.getOrDefault(before.leadId(), List.of()).stream()
                            .filter(one -> !told.contains(one.eventId()))
                            .toList();
                    var after = before;
                    for (var one : fresh) {
                        after = after.with(one.event());
                    }
                    return new Change(before, after, fresh);
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
