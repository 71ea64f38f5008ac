package io.headgate.routing.live;

import io.headgate.config.area.CountyMembership;
import io.headgate.model.config.Segment;
import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipCounty;
import io.headgate.reference.ZipPlace;
import io.headgate.routing.core.explain.Ownership;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who owns this ZIP for this service line on that date, by the live version. */
@RestController
class OwnersController {

    private final LiveNetwork live;
    private final ReferenceData reference;
    private final Clock clock;

    OwnersController(LiveNetwork live, Clock clock) {
        this.live = live;
        this.reference = ReferenceData.load();
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param on the day in the brand's zone
     * @param holders every right over the place for the service line, the first claim first; for all of them together
     *     when none is asked for
     * @param lines the same by service line: who comes first may differ from one to the next
     */
    record Owners(
            int configVersion,
            String zip,
            @Nullable String city,
            @Nullable String state,
            List<String> counties,
            @Nullable String serviceLine,
            String segment,
            LocalDate on,
            List<Ownership.Holder> holders,
            List<Line> lines) {}

    record Line(@Nullable String serviceLine, List<Ownership.Holder> holders) {}

    @GetMapping("/internal/owners")
    Owners owners(
            @RequestParam(required = false) @Nullable String zip,
            @RequestParam(name = "service_line", required = false) @Nullable String serviceLine,
            @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable String on) {
        var network = live.state().network();
        var problems = new ArrayList<FieldProblem>();
        var place = zip == null ? null : reference.zip(zip).orElse(null);
        if (place == null) {
            problems.add(new FieldProblem(
                    "zip",
                    zip == null ? "REQUIRED" : "UNKNOWN",
                    zip == null ? "must be there" : "is no ZIP that the gazetteer knows"));
        }
        if (serviceLine != null && !knows(network, serviceLine)) {
            problems.add(new FieldProblem("service_line", "UNKNOWN", "is no service line of the live version"));
        }
        var kind = segment(segment, problems);
        var day = day(on, network, problems);
        if (place == null || kind == null || day == null || !problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "The question is not valid.", problems);
        }
        var location = location(place);
        var lines = linesOf(network, serviceLine).stream()
                .map(line -> new Line(line, Ownership.of(network, location, line, kind, day)))
                .toList();
        return new Owners(
                network.version(),
                place.zip(),
                place.city(),
                place.state(),
                location.counties(),
                serviceLine,
                kind.name().toLowerCase(Locale.ROOT),
                day,
                lines.stream()
                        .flatMap(line -> line.holders().stream())
                        .distinct()
                        .toList(),
                lines);
    }

    // A lead without a service line is not what is meant when none is named: few rights are over such leads.
    private static List<@Nullable String> linesOf(CompiledNetwork network, @Nullable String serviceLine) {
        var all = new ArrayList<@Nullable String>();
        if (serviceLine == null) {
            network.document().serviceLines().forEach(line -> all.add(line.id()));
        }
        if (all.isEmpty()) {
            all.add(serviceLine);
        }
        return all;
    }

    private static boolean knows(CompiledNetwork network, String serviceLine) {
        return network.document().serviceLines().stream()
                .anyMatch(line -> line.id().equals(serviceLine));
    }

    private static @Nullable Segment segment(@Nullable String text, List<FieldProblem> problems) {
        if (text == null || text.equalsIgnoreCase("residential")) {
            return Segment.RESIDENTIAL;
        }
        if (text.equalsIgnoreCase("commercial")) {
            return Segment.COMMERCIAL;
        }
        problems.add(new FieldProblem("segment", "NOT_ALLOWED", "must be residential or commercial"));
        return null;
    }

    private @Nullable LocalDate day(@Nullable String text, CompiledNetwork network, List<FieldProblem> problems) {
        try {
            return text == null ? LocalDate.ofInstant(clock.instant(), network.zone()) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.add(new FieldProblem("on", "FORMAT", "must be a date such as 2026-03-01"));
            return null;
        }
    }

    private Location location(ZipPlace place) {
        var zone = place.zone();
        return new Location(
                place.zip(),
                place.city(),
                place.state(),
                reference.countiesOf(place.zip()).stream()
                        .filter(CountyMembership::belongs)
                        .map(ZipCounty::fips)
                        .toList(),
                place.lat(),
                place.lon(),
                zone == null ? null : zone.getId());
    }
}
