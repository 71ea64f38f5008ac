package io.headgate.reconciliation.ratecard;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reconciliation.core.ClientCard;
import io.headgate.reconciliation.core.RateCards;
import io.headgate.reconciliation.core.SourceCard;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Keeps every version's terms as it passes by on the configuration feed. A fact that was decided under a version this
 * process has not seen yet waits for it, because charging it under older terms would be wrong for ever.
 */
@Component
class ConfigRateCards implements RateCards {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigRateCards.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RateCardStore store;
    private final Map<String, NavigableMap<Integer, SourceCard>> sources = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Integer, ClientCard>> clients = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition newer = lock.newCondition();
    private final Deque<TermsOfVersion> unsaved = new ArrayDeque<>();
    private volatile int version;

    ConfigRateCards(RateCardStore store, ConfigFeed feed) {
        this.store = store;
        store.sources().forEach(card -> keep(sources, card.sourceId(), card.version(), card));
        store.clients().forEach(card -> keep(clients, card.clientId(), card.version(), card));
        feed.onEveryVersion(published -> learn(published.version(), published.document()));
        feed.onChange(snapshot -> learn(snapshot.version(), snapshot.document()));
    }

    @Override
    public Optional<SourceCard> source(String sourceId, int version) {
        await(version);
        return inForce(sources.get(sourceId), version);
    }

    @Override
    public Optional<ClientCard> client(String clientId, int version) {
        await(version);
        return inForce(clients.get(clientId), version);
    }

    private void learn(int published, ConfigDocument document) {
        lock.lock();
        try {
            if (published <= version) {
                return;
            }
            var terms = TermsOfVersion.of(published, document);
            var freshSources = terms.sources().stream()
                    .filter(card -> differs(sources.get(card.sourceId()), card, ConfigRateCards::withoutVersion))
                    .toList();
            var freshClients = terms.clients().stream()
                    .filter(card -> differs(clients.get(card.clientId()), card, ConfigRateCards::withoutVersion))
                    .toList();
            unsaved.add(new TermsOfVersion(freshSources, freshClients));
            save();
            freshSources.forEach(card -> keep(sources, card.sourceId(), card.version(), card));
            freshClients.forEach(card -> keep(clients, card.clientId(), card.version(), card));
            version = published;
            newer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // The terms count at once; a database that is away only delays their keeping until the next version.
    private void save() {
        try {
            while (!unsaved.isEmpty()) {
                store.keep(unsaved.getFirst().sources(), unsaved.getFirst().clients());
                unsaved.removeFirst();
            }
        } catch (DataAccessException e) {
            LOG.warn("rate cards could not be kept yet: {}", e.getClass().getSimpleName());
        }
    }

    private void await(int wanted) {
        if (version >= wanted) {
            return;
        }
        lock.lock();
        try {
            var left = PATIENCE.toNanos();
            while (version < wanted) {
                if (left <= 0) {
                    // Transient: the consumer comes back with the same fact until the version is here.
                    throw new TransientDataAccessResourceException(
                            "configuration version %d is not here yet".formatted(wanted));
                }
                left = newer.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a configuration version", e);
        } finally {
            lock.unlock();
        }
    }

    // Older than everything known: the earliest known terms are the best there are (a new installation of this
    // service).
    private static <C> Optional<C> inForce(@Nullable NavigableMap<Integer, C> cards, int version) {
        if (cards == null) {
            return Optional.empty();
        }
        var floor = cards.floorEntry(version);
        return Optional.ofNullable(floor == null ? cards.firstEntry() : floor).map(Map.Entry::getValue);
    }

    private static <C> void keep(Map<String, NavigableMap<Integer, C>> cards, String party, int version, C card) {
        cards.computeIfAbsent(party, key -> new ConcurrentSkipListMap<>()).put(version, card);
    }

    private static <C> boolean differs(@Nullable NavigableMap<Integer, C> known, C card, Function<C, C> plain) {
        return known == null || !plain.apply(known.lastEntry().getValue()).equals(plain.apply(card));
    }

    private static SourceCard withoutVersion(SourceCard card) {
        return new SourceCard(card.sourceId(), card.vendorId(), card.cost(), card.returns(), card.currency(), 0);
    }

    private static ClientCard withoutVersion(ClientCard card) {
        return new ClientCard(card.clientId(), card.billing(), card.returns(), card.brandId(), 0);
    }
}
