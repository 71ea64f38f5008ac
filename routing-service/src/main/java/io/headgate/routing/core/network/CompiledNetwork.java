package io.headgate.routing.core.network;

import io.headgate.model.config.ConfigDocument;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.network.index.AreaIndex;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of the configuration, ready to decide: rights indexed by place, caps resolved per owner, conditions and
 * hours compiled. Immutable, and the same document always compiles to the same decisions.
 */
public final class CompiledNetwork {

    private final int version;
    private final ConfigDocument document;
    private final ZoneId zone;
    private final double minZipConfidence;
    private final Map<String, CompiledEndpoint> endpoints;
    private final CompiledRights rights;
    private final AreaIndex<CompiledZone> overlapZones;
    private final List<CompiledPlan> plans;

    /** Puts the compiled parts together; {@code NetworkCompiler} makes them. */
    public CompiledNetwork(
            int version,
            ConfigDocument document,
            Map<String, CompiledEndpoint> endpoints,
            List<CompiledRight> rights,
            List<CompiledPlan> plans) {
        this.version = version;
        this.document = document;
        this.endpoints = endpoints;
        this.plans = List.copyOf(plans);
        this.rights = new CompiledRights(document, rights);
        zone = ZoneId.of(document.brand().timeZone());
        minZipConfidence = document.brand().minZipConfidence().doubleValue();
        overlapZones = AreaIndex.of(CompiledZone.all(document.overlapZones()));
    }

    public int version() {
        return version;
    }

    public ConfigDocument document() {
        return document;
    }

    /** The zone of the brand, in which steps keep their tallies. */
    public ZoneId zone() {
        return zone;
    }

    public String currency() {
        return document.brand().currency();
    }

    public Optional<CompiledEndpoint> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    public Collection<CompiledEndpoint> endpoints() {
        return endpoints.values();
    }

    /** Every cap of the version, of whatever owner; the caps of a client once for each of its endpoints. */
    public Stream<CompiledCap> caps() {
        var ofEndpoints = endpoints.values().stream()
                .flatMap(endpoint -> Stream.concat(endpoint.everyCap(), Stream.ofNullable(endpoint.load())));
        var ofSteps = plans.stream().flatMap(plan -> plan.steps().stream()).flatMap(step -> step.caps().stream());
        return Stream.of(ofEndpoints, rights.caps(), ofSteps).flatMap(each -> each);
    }

    /** How long after its receipt the lead may be routed: what its plan says, else the installation's limit. */
    public Duration freshness(LeadSnapshot lead, Duration installation) {
        var plan = planFor(lead);
        var own = plan == null ? null : plan.plan().freshness();
        return own == null ? installation : own;
    }

    /** How surely a lead must lie within an exclusive right to be won by it. */
    double minZipConfidence() {
        return minZipConfidence;
    }

    @Nullable
    public CompiledPlan planFor(LeadSnapshot lead) {
        for (var plan : plans) {
            if (plan.covers(lead)) {
                return plan;
            }
        }
        return null;
    }

    public List<AreaIndex.Match<CompiledRight>> rightsOver(LeadSnapshot lead) {
        return rights.over(lead);
    }

    /** Who goes first where the lead is: as the first overlap zone over it says, else as the step does. */
    public TieBreak tieBreak(CompiledStep step, LeadSnapshot lead) {
        if (document.overlapZones().isEmpty()) {
            return step.tieBreak();
        }
        CompiledZone first = null;
        for (var match : overlapZones.matchesAt(lead.facts().location(), lead.segment())) {
            var zoneHere = match.entry();
            var lines = zoneHere.zone().serviceLines();
            var line = lead.facts().serviceLine();
            if ((lines.isEmpty() || (line != null && lines.contains(line)))
                    && (first == null || zoneHere.position() < first.position())) {
                first = zoneHere;
            }
        }
        return first == null ? step.tieBreak() : first.tieBreak();
    }
}
