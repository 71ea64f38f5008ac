package io.headgate.portal.network;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.model.config.ClientKind;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.Method;
import io.headgate.model.config.Territory;
import io.headgate.model.portal.v1.PauseChanged.Target;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.portal.core.Page;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.reference.ReferenceData;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints of the live configuration with their meters, pauses and health. */
@RestController
@RequestMapping("/api/admin/endpoints")
class EndpointController {

    private static final int SHOWN_ATTEMPTS = 20;

    private final PublishedNetwork network;
    private final NetworkRows rows;
    private final Meters meters;
    private final Clock clock;

    EndpointController(PublishedNetwork network, NetworkRows rows, Meters meters, Clock clock) {
        this.network = network;
        this.rows = rows;
        this.meters = meters;
        this.clock = clock;
    }

    record EndpointItem(
            String endpointId,
            String name,
            String clientId,
            String clientName,
            ClientKind kind,
            EndpointStatus status,
            NetworkRows.@Nullable Pause paused,
            NetworkRows.@Nullable Health health,
            String hoursNow,
            String timeZone,
            @Nullable Method method,
            Money price,
            @Nullable List<Meters.Meter> caps,
            boolean capsUnavailable,
            int rights,
            long deliveredToday,
            long refusedToday,
            CountedDay today,
            @Nullable Instant lastDeliveredAt) {}

    /** A page of endpoints; the meters are missing together or not at all. */
    record EndpointPage(List<EndpointItem> items, @Nullable String nextCursor, boolean capsUnavailable) {}

    record EndpointDetail(
            @JsonUnwrapped EndpointItem item,
            List<Territory> territories,
            Endpoint config,
            List<AttemptItem> recentAttempts) {}

    record AttemptItem(
            DeliveryId deliveryId,
            int attempt,
            LeadId leadId,
            Instant startedAt,
            long millis,
            String result,
            @Nullable Integer status,
            @Nullable String answerCode,
            @Nullable String reason) {

        static AttemptItem of(NetworkRows.Attempt row) {
            return new AttemptItem(
                    new DeliveryId(row.deliveryId()),
                    row.attempt(),
                    new LeadId(row.leadId()),
                    row.startedAt(),
                    row.millis(),
                    row.result(),
                    row.status(),
                    row.answerCode(),
                    row.reason());
        }
    }

    /** What the list is narrowed to. */
    record Filter(
            @Nullable String q,
            @Nullable String client,
            @Nullable String status) {

        boolean matches(Published.OfClient found, Set<String> paused) {
            var endpoint = found.endpoint();
            var client = found.client();
            return ListFilters.isWanted(this.client, client.id())
                    && ListFilters.isWanted(status, ListFilters.shownStatus(endpoint.id(), endpoint.status(), paused))
                    && ListFilters.mentions(q, endpoint.id(), endpoint.name(), client.id(), client.name());
        }
    }

    @GetMapping
    EndpointPage list(
            @ParameterObject Filter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var published = network.current();
        var size = Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT);
        var paused = rows.pauses(Target.ENDPOINT).keySet();
        var page = Page.after(cursor, published.endpoints(), one -> filter.matches(one, paused), size);
        var known = known(page.items());
        var items =
                page.items().stream().map(one -> item(published, one, known)).toList();
        return new EndpointPage(items, page.nextCursor(), known.meters() == null);
    }

    @GetMapping("/{id}")
    EndpointDetail one(@PathVariable String id) {
        var published = network.current();
        var found = published.endpoints().get(id);
        if (found == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "The live configuration has no endpoint of this id.");
        }
        return new EndpointDetail(
                item(published, found, known(List.of(found))),
                found.rights(),
                found.endpoint(),
                rows.attempts(id, SHOWN_ATTEMPTS).stream().map(AttemptItem::of).toList());
    }

    private record Known(
            @Nullable Map<String, List<Meters.Meter>> meters,
            Map<String, NetworkRows.Pause> pauses,
            Map<String, NetworkRows.Health> health,
            Map<String, NetworkRows.EndpointDay> days) {}

    private Known known(List<Published.OfClient> shown) {
        var ids = shown.stream().map(one -> one.endpoint().id()).toList();
        var capped = shown.stream()
                .map(Published.OfClient::endpoint)
                .filter(endpoint -> !endpoint.caps().isEmpty())
                .map(Endpoint::id)
                .toList();
        return new Known(
                capped.isEmpty() ? Map.of() : meters.ofEndpoints(capped).orElse(null),
                rows.pauses(Target.ENDPOINT),
                rows.health(),
                rows.endpointDays(ids));
    }

    private EndpointItem item(Published published, Published.OfClient found, Known known) {
        var endpoint = found.endpoint();
        var id = endpoint.id();
        var zone = published.zoneOfEndpoint(id);
        var day = known.days().get(id);
        var now = clock.instant();
        var today = day != null && day.day().equals(LocalDate.ofInstant(now, zone));
        return new EndpointItem(
                id,
                endpoint.name(),
                found.client().id(),
                found.client().name(),
                found.client().kind(),
                endpoint.status(),
                known.pauses().get(id),
                known.health().get(id),
                hoursNow(endpoint, zone),
                zone.getId(),
                endpoint.delivery() == null ? null : endpoint.delivery().method(),
                Money.of(
                        endpoint.price().toPlainString(),
                        published.document().brand().currency()),
                known.meters() == null ? null : known.meters().getOrDefault(id, List.of()),
                known.meters() == null,
                found.rights().size(),
                day != null && today ? day.delivered() : 0,
                day != null && today ? day.refused() : 0,
                CountedDay.delivered(now, zone),
                day == null ? null : day.lastDeliveredAt());
    }

    private String hoursNow(Endpoint endpoint, ZoneId zone) {
        if (endpoint.hours() == null) {
            return "always";
        }
        var holidays = ReferenceData.load();
        return switch (WeeklyHours.read(endpoint.hours())) {
            case HoursReading.Readable(var hours) ->
                hours.isOpen(clock.instant(), zone, holidays::isFederalHoliday) ? "open" : "closed";
            case HoursReading.Unreadable _ -> "closed";
        };
    }
}
