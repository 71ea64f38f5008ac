package io.headgate.routing.core.explain;

import io.headgate.model.config.Algorithm;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Segment;
import io.headgate.model.config.ShareOf;
import io.headgate.model.config.Step;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.TieBreak;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers who owns a place: every right over it for a service line and a segment on a day, in the order of their claim. */
public final class Ownership {

    // A step that asks for nothing: candidates by right belong to a step, and here any would do.
    private static final CompiledStep ANY_STEP = new CompiledStep(
            "ownership",
            new Step(
                    "ownership",
                    new Pool.Territories(),
                    Algorithm.PRIORITY,
                    1,
                    null,
                    null,
                    Map.of(),
                    ShareOf.PLACED,
                    List.of(),
                    List.of()),
            new CompiledStep.Resolved(
                    null,
                    null,
                    null,
                    new CalendarCache().calendarOf(CapPeriod.DAY, ZoneOffset.UTC),
                    true,
                    List.of(),
                    0));

    private Ownership() {}

    /**
     * One right over the place.
     *
     * @param claim where its holder stands: FIRST for those who are asked before all others, AFTER for those who are asked
     *     when these cannot accept, NOT_IN_FORCE for rights of another day
     * @param source its place in the document, such as {@code territories[12]}
     * @param matchedBy by which part of its area it holds the place
     */
    public record Holder(
            Claim claim,
            String clientId,
            String endpointId,
            String right,
            int tier,
            String rightKey,
            String source,
            String matchedBy,
            Money price,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Where a holder stands on the day. */
    public enum Claim {
        FIRST,
        AFTER,
        NOT_IN_FORCE
    }

    /** Every right over the place, the first claim first. */
    public static List<Holder> of(
            CompiledNetwork network, Location place, @Nullable String serviceLine, Segment segment, LocalDate on) {
        var lead = lead(place, serviceLine, segment);
        var tieBreak = network.tieBreak(ANY_STEP, lead);
        var candidates = new ArrayList<Candidate>();
        network.rightsOver(lead).forEach(match -> candidates.add(Candidate.byRight(ANY_STEP, match, null, place)));
        candidates.sort(Comparator.<Candidate>comparingInt(each -> inForce(each, on) ? 0 : 1)
                .thenComparing(tieBreak.order()));
        var holders = new ArrayList<Holder>();
        for (var candidate : candidates) {
            holders.add(holder(candidate, claim(candidate, candidates.getFirst(), tieBreak, on)));
        }
        return holders;
    }

    private static Claim claim(Candidate candidate, Candidate first, TieBreak tieBreak, LocalDate on) {
        if (!inForce(candidate, on)) {
            return Claim.NOT_IN_FORCE;
        }
        return tieBreak.arePeers(candidate, first) ? Claim.FIRST : Claim.AFTER;
    }

    private static boolean inForce(Candidate candidate, LocalDate on) {
        var right = candidate.right();
        return right != null && right.inForceOn(on);
    }

    private static Holder holder(Candidate candidate, Claim claim) {
        var right = candidate.right();
        if (right == null) {
            throw new IllegalStateException("a holder without a right");
        }
        return new Holder(
                claim,
                candidate.endpoint().clientId(),
                candidate.id(),
                TraceText.lower(right.kind()),
                right.tier(),
                right.key(),
                right.source(),
                String.valueOf(candidate.matchedBy()),
                candidate.price(),
                right.territory().from(),
                right.territory().to());
    }

    private static LeadSnapshot lead(Location place, @Nullable String serviceLine, Segment segment) {
        var facts = new LeadFacts(
                "",
                "",
                null,
                null,
                serviceLine,
                segment.name().toLowerCase(Locale.ROOT),
                null,
                false,
                Instant.EPOCH,
                place,
                Map.of(),
                null,
                null);
        return new LeadSnapshot(new LeadId(new UUID(0, 0)), facts, List.of(), Instant.MAX);
    }
}
