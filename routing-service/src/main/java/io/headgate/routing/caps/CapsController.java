package io.headgate.routing.caps;

import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.service.web.Limits;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how much of each endpoint's caps is used in the present window. Sources' own caps are intake's. */
@RestController
class CapsController {

    private static final int MOST = 1000;

    private final LiveNetwork live;
    private final CapLedger ledger;
    private final Clock clock;

    CapsController(LiveNetwork live, CapLedger ledger, Clock clock) {
        this.live = live;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * One cap now.
     *
     * @param owner whose cap it is: endpoint, client or order
     * @param endpointId the endpoint on which the caller asked, that counts against it
     * @param name what it is called where a decision speaks of it, such as "client's monthly budget for termite"
     * @param limit leads as a number; money as a decimal string
     */
    record CapUse(
            String owner,
            String ownerId,
            String endpointId,
            String name,
            String per,
            String unit,
            Object limit,
            Object taken,
            Instant windowStart,
            @Nullable Instant windowEnd,
            String timeZone) {}

    record Page(List<CapUse> items, @Nullable String nextCursor) {}

    /** The caps of the named endpoints, or of all, page by page. */
    @GetMapping("/internal/caps")
    Page caps(
            @RequestParam(required = false) @Nullable List<String> endpoint,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var network = live.state().network();
        if (endpoint != null) {
            return new Page(
                    uses(
                            network,
                            endpoint.stream()
                                    .flatMap(id -> network.endpoint(id).stream())
                                    .toList()),
                    null);
        }
        if (source != null) {
            return new Page(List.of(), null);
        }
        return page(network, Limits.checked(limit, MOST), cursor);
    }

    private Page page(CompiledNetwork network, int limit, @Nullable String cursor) {
        var after = cursor == null
                ? -1
                : network.endpoint(cursor).map(CompiledEndpoint::position).orElse(-1);
        var page = network.endpoints().stream()
                .filter(each -> each.position() > after)
                .limit(limit)
                .toList();
        var next = page.size() < limit ? null : page.getLast().id();
        return new Page(uses(network, page), next);
    }

    private List<CapUse> uses(CompiledNetwork network, List<CompiledEndpoint> endpoints) {
        var now = clock.instant();
        var buckets = endpoints.stream()
                .flatMap(CompiledEndpoint::everyCap)
                .map(cap -> cap.bucket(now))
                .distinct()
                .toList();
        var counts = new BatchCounters(network.version()).with(ledger.peek(buckets));
        var uses = new ArrayList<CapUse>();
        for (var endpoint : endpoints) {
            endpoint.everyCap().forEach(cap -> uses.add(use(endpoint, cap, counts, now, network.currency())));
        }
        return uses;
    }

    private static CapUse use(
            CompiledEndpoint endpoint, CompiledCap cap, BatchCounters counts, Instant now, String currency) {
        var window = cap.window(now);
        return new CapUse(
                cap.owner().name().toLowerCase(Locale.ROOT),
                cap.ownerId(),
                endpoint.id(),
                cap.name(),
                cap.per().name().toLowerCase(Locale.ROOT),
                cap.unit().name().toLowerCase(Locale.ROOT),
                shown(cap.limit(), cap.unit(), currency),
                shown(counts.taken(cap.bucket(now)), cap.unit(), currency),
                window.start(),
                window.end(),
                cap.zone().getId());
    }

    private static Object shown(long units, CapUnit unit, String currency) {
        return unit == CapUnit.MONEY ? new Money(units, currency).amount() : (Object) units;
    }
}
