package io.headgate.portal.network;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Cost;
import io.headgate.model.config.Source;
import io.headgate.model.portal.v1.KeyChanged.Owner;
import io.headgate.model.portal.v1.PauseChanged.Target;
import io.headgate.portal.core.Page;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
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

/** The sources of the live configuration with their meters, pauses, keys and today's counts. */
@RestController
@RequestMapping("/api/admin/sources")
class SourceController {

    private final PublishedNetwork network;
    private final NetworkRows rows;
    private final Meters meters;
    private final Clock clock;

    SourceController(PublishedNetwork network, NetworkRows rows, Meters meters, Clock clock) {
        this.network = network;
        this.rows = rows;
        this.meters = meters;
        this.clock = clock;
    }

    record SourceItem(
            String sourceId,
            String vendorId,
            String vendorName,
            String name,
            ActiveStatus status,
            NetworkRows.@Nullable Pause paused,
            @Nullable List<Meters.Meter> caps,
            boolean capsUnavailable,
            long receivedToday,
            long acceptedToday,
            long rejectedToday,
            CountedDay today,
            @Nullable Double acceptRate,
            Cost cost,
            List<String> serviceLines,
            List<NetworkRows.Key> keys) {}

    /** A page of sources; the meters are missing together or not at all. */
    record SourcePage(List<SourceItem> items, @Nullable String nextCursor, boolean capsUnavailable) {}

    record SourceDetail(@JsonUnwrapped SourceItem item, Source config) {}

    /** What the list is narrowed to. */
    record Filter(
            @Nullable String q,
            @Nullable String vendor,
            @Nullable String status) {

        boolean matches(Published.OfVendor found, Set<String> paused) {
            var source = found.source();
            var vendor = found.vendor();
            return ListFilters.isWanted(this.vendor, vendor.id())
                    && ListFilters.isWanted(status, ListFilters.shownStatus(source.id(), source.status(), paused))
                    && ListFilters.mentions(q, source.id(), source.name(), vendor.id(), vendor.name());
        }
    }

    @GetMapping
    SourcePage list(
            @ParameterObject Filter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var published = network.current();
        var size = Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT);
        var paused = rows.pauses(Target.SOURCE).keySet();
        var page = Page.after(cursor, published.sources(), one -> filter.matches(one, paused), size);
        var known = known(published, page.items());
        var items = page.items().stream().map(one -> item(one, known)).toList();
        return new SourcePage(items, page.nextCursor(), known.meters() == null);
    }

    @GetMapping("/{id}")
    SourceDetail one(@PathVariable String id) {
        var published = network.current();
        var found = published.sources().get(id);
        if (found == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "The live configuration has no source of this id.");
        }
        return new SourceDetail(item(found, known(published, List.of(found))), found.source());
    }

    private record Known(
            @Nullable Map<String, List<Meters.Meter>> meters,
            Map<String, NetworkRows.Pause> pauses,
            Map<String, NetworkRows.SourceDay> days,
            CountedDay today) {}

    private Known known(Published published, List<Published.OfVendor> shown) {
        var capped = shown.stream()
                .map(Published.OfVendor::source)
                .filter(source -> !source.caps().isEmpty())
                .map(Source::id)
                .toList();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, published.brandZone());
        return new Known(
                capped.isEmpty() ? Map.of() : meters.ofSources(capped).orElse(null),
                rows.pauses(Target.SOURCE),
                rows.sourceDays(today),
                CountedDay.received(now, published.brandZone()));
    }

    private SourceItem item(Published.OfVendor found, Known known) {
        var source = found.source();
        var day = known.days().get(source.id());
        return new SourceItem(
                source.id(),
                found.vendor().id(),
                found.vendor().name(),
                source.name(),
                source.status(),
                known.pauses().get(source.id()),
                known.meters() == null ? null : known.meters().getOrDefault(source.id(), List.of()),
                known.meters() == null,
                day == null ? 0 : day.received(),
                day == null ? 0 : day.accepted(),
                day == null ? 0 : day.rejected(),
                known.today(),
                rate(day),
                source.contract().cost(),
                source.serviceLines(),
                rows.keys(Owner.SOURCE.name(), source.id()));
    }

    // Of those that are decided: leads under way are neither accepted nor rejected yet.
    private static @Nullable Double rate(NetworkRows.@Nullable SourceDay day) {
        if (day == null || day.accepted() + day.rejected() == 0) {
            return null;
        }
        return day.accepted() / (double) (day.accepted() + day.rejected());
    }
}
