package io.headgate.portal.leads.page;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.service.peer.PeerClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * What the parties to a lead may hear of its decision, in routing's own public words. A client hears of the round that
 * brought it the lead, else of the last one.
 */
@Component
public class LeadExplanation {

    private static final int MOST_CLIENTS = 50;

    private final LeadStories stories;
    private final PublishedNetwork network;
    private final PeerClient peers;

    LeadExplanation(LeadStories stories, PublishedNetwork network, PeerClient peers) {
        this.stories = stories;
        this.network = network;
        this.peers = peers;
    }

    record Told(String clientId, String sentence) {}

    /**
     * What they would be told.
     *
     * @param vendor null before the first decision
     * @param more how many clients were considered beside these
     */
    public record Answer(@Nullable String vendor, List<Told> clients, int more) {}

    private record Party(String clientId, Set<String> endpointIds) {}

    private record Words(String vendor, List<Told> clients) {}

    /** Of what is not certain, or did not come about, no party is told that it has happened. */
    public Answer explanationOf(LeadId id) {
        return explanationOf(stories.storyOf(id));
    }

    private Answer explanationOf(List<Event> told) {
        var ends = ToldEnds.of(told);
        var charged = charged(told);
        var rounds = all(told, LeadDecided.class)
                .sorted(Comparator.comparingInt(LeadDecided::round))
                .toList();
        if (rounds.isEmpty()) {
            return new Answer(ends.vendor(null), List.of(), 0);
        }
        var parties = parties(rounds);
        var byRound = new LinkedHashMap<LeadDecided, List<Party>>();
        byRound.put(rounds.getLast(), new ArrayList<>());
        var clients = new ArrayList<Told>();
        parties.stream().limit(MOST_CLIENTS).forEach(party -> {
            var without = ends.withoutTheLead(party.clientId());
            if (without == null) {
                byRound.computeIfAbsent(roundOf(party, rounds, charged), _ -> new ArrayList<>())
                        .add(party);
            } else {
                clients.add(new Told(party.clientId(), without));
            }
        });
        String vendor = null;
        for (var entry : byRound.entrySet()) {
            var words = ask(accepted(entry.getKey(), charged), entry.getValue());
            vendor = vendor == null ? words.vendor() : vendor;
            clients.addAll(words.clients());
        }
        return new Answer(
                ends.vendor(vendor),
                ends.clients(ordered(clients, parties)),
                Math.max(0, parties.size() - MOST_CLIENTS));
    }

    // What was accepted, and at which price: that of the receiver's answer where it names one, and nothing for a test.
    private static Map<DeliveryId, Money> charged(List<Event> told) {
        return all(told, DeliveryFinished.class)
                .filter(each -> each.outcome() == DeliveryOutcome.ACCEPTED)
                .collect(Collectors.toMap(
                        each -> each.allocation().deliveryId(),
                        each -> each.facts().test() ? each.allocation().price() : each.price(),
                        (first, _) -> first));
    }

    /** The round as if only what was accepted had been decided, at what was charged: what a client finds on its statement. */
    private static LeadDecided accepted(LeadDecided round, Map<DeliveryId, Money> charged) {
        var allocations = round.allocations().stream()
                .filter(each -> charged.containsKey(each.deliveryId()))
                .map(each -> new Allocation(
                        each.allocationId(),
                        each.deliveryId(),
                        each.clientId(),
                        each.endpointId(),
                        charged.getOrDefault(each.deliveryId(), each.price()),
                        each.stepId(),
                        each.right(),
                        each.tier()))
                .toList();
        return new LeadDecided(
                round.leadId(),
                round.at(),
                round.round(),
                round.configVersion(),
                round.outcome(),
                round.reason(),
                round.heldUntil(),
                round.facts(),
                allocations,
                round.trace());
    }

    private static List<Told> ordered(List<Told> told, List<Party> parties) {
        var places = parties.stream().map(Party::clientId).toList();
        return told.stream()
                .sorted(Comparator.comparingInt(each -> places.indexOf(each.clientId())))
                .toList();
    }

    /** The round that brought it the lead, else the last one in which it was considered: a person's word names nobody. */
    private static LeadDecided roundOf(Party party, List<LeadDecided> rounds, Map<DeliveryId, Money> charged) {
        for (var round : rounds.reversed()) {
            if (round.allocations().stream()
                    .anyMatch(each ->
                            each.clientId().equals(party.clientId()) && charged.containsKey(each.deliveryId()))) {
                return round;
            }
        }
        return rounds.reversed().stream()
                .filter(round -> considered(round, party))
                .findFirst()
                .orElse(rounds.getLast());
    }

    private static boolean considered(LeadDecided round, Party party) {
        return round.trace().steps().stream()
                .anyMatch(step -> step.candidates().stream()
                                .anyMatch(each -> each.clientId().equals(party.clientId()))
                        || step.others().stream()
                                .flatMap(others -> others.endpointIds().stream())
                                .anyMatch(party.endpointIds()::contains));
    }

    /** Everybody who was considered, those who were chosen first. */
    private List<Party> parties(List<LeadDecided> rounds) {
        var endpoints = new LinkedHashMap<String, Set<String>>();
        for (var round : rounds) {
            round.allocations().forEach(each -> add(endpoints, each.clientId(), each.endpointId()));
        }
        for (var round : rounds) {
            for (var step : round.trace().steps()) {
                step.candidates().forEach(each -> add(endpoints, each.clientId(), each.endpointId()));
                step.others().forEach(others -> others.endpointIds().forEach(id -> addByNetwork(endpoints, id)));
            }
        }
        return endpoints.entrySet().stream()
                .map(entry -> new Party(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void addByNetwork(Map<String, Set<String>> endpoints, String endpointId) {
        var known = network.current().endpoints().get(endpointId);
        if (known != null) {
            add(endpoints, known.client().id(), endpointId);
        }
    }

    private static void add(Map<String, Set<String>> endpoints, String clientId, String endpointId) {
        endpoints.computeIfAbsent(clientId, _ -> new TreeSet<>()).add(endpointId);
    }

    private Words ask(LeadDecided decided, List<Party> parties) {
        return PeerAnswers.answerOf("routing", () -> peers.routing()
                .post()
                .uri("/internal/told")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("decided", decided, "clients", parties))
                .retrieve()
                .requiredBody(Words.class));
    }

    private static <E extends Event> Stream<E> all(List<Event> told, Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast);
    }
}
