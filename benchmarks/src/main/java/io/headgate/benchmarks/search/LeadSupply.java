package io.headgate.benchmarks.search;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.portal.core.LeadState;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipPlace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Invents leads as a national network has them after half a year: few large vendors and many small ones, places as
 * unequal, a place's dealers in its own part of the country, one lead in nine of a person who was there before.
 */
final class LeadSupply {

    private static final int VENDORS = 40;
    private static final int SOURCES_EACH = 3;
    private static final int CAMPAIGNS_EACH = 8;
    private static final int CLIENTS = 300;
    private static final long DAYS = 180;
    private static final String CURRENCY = "USD";
    private static final List<String> LINES = List.of("general-pest", "termite", "hvac", "roofing", "solar");
    private static final List<ReasonCode> REASONS =
            List.of(ReasonCode.NO_SALE, ReasonCode.DUPLICATE, ReasonCode.PHONE_INVALID, ReasonCode.CONSENT_MISSING);

    private final Random random;
    private final int leads;
    private final long begin;
    private final long step;
    private final List<ZipPlace> places;

    LeadSupply(long seed, int leads, Instant end) {
        this.random = new Random(seed);
        this.leads = leads;
        this.begin = end.minusSeconds(DAYS * 86_400).toEpochMilli();
        this.step = DAYS * 86_400_000 / leads;
        var reference = ReferenceData.load();
        this.places = IntStream.range(0, 100_000)
                .mapToObj(zip -> String.format(Locale.ROOT, "%05d", zip))
                .flatMap(zip -> reference.zip(zip).stream())
                .filter(place -> place.zone() != null)
                .toList();
    }

    /** A lead with the words by which its person and its source know it. */
    record Lead(LeadState state, String phone, String email, String sourceLeadId) {

        LeadFacts facts() {
            var facts = state.about().facts();
            if (facts == null) {
                throw new IllegalStateException("a supplied lead has its facts");
            }
            return facts;
        }
    }

    /** The leads come in the order in which they are received. */
    Lead next(int number) {
        var at = Instant.ofEpochMilli(begin + number * step + random.nextInt((int) step));
        var person = number > 0 && random.nextInt(9) == 0 ? random.nextInt(number) : number;
        var facts = facts(at);
        var id = new LeadId(new UUID(
                at.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000),
                random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L));
        return new Lead(
                state(id, facts, at),
                "+1%d%d%04d".formatted(201 + person / 8_000_000, 200 + person / 10_000 % 800, person % 10_000),
                "person-" + person + "@example.com",
                "SL-%08x-%d".formatted((number * 0x9E3779B1L) & 0xffff_ffffL, number % 97));
    }

    private LeadFacts facts(Instant at) {
        var vendor = uneven(VENDORS);
        var source = vendor * SOURCES_EACH + uneven(SOURCES_EACH);
        var place = places.get(uneven(places.size()));
        return new LeadFacts(
                "source-" + source,
                "vendor-" + vendor,
                random.nextInt(20) == 0 ? null : "campaign-" + (source * CAMPAIGNS_EACH + uneven(CAMPAIGNS_EACH)),
                null,
                LINES.get(uneven(LINES.size())),
                random.nextInt(12) == 0 ? "commercial" : "residential",
                null,
                random.nextInt(100) == 0,
                at,
                new Location(place.zip(), place.city(), place.state(), List.of(), null, null, null),
                Map.of(),
                null,
                null);
    }

    // The cube of a draw: of forty, the first one has three in ten.
    private int uneven(int many) {
        var draw = random.nextDouble();
        return (int) (draw * draw * draw * many);
    }

    private LeadState state(LeadId id, LeadFacts facts, Instant at) {
        var fate = random.nextInt(1000);
        var checked = new LeadState.Checked(at.plusMillis(20), ValidationOutcome.CONTINUE);
        if (fate < 180) {
            var reason = REASONS.get(uneven(REASONS.size()));
            var round = reason == ReasonCode.NO_SALE
                    ? new LeadState.Round(1, at.plusMillis(40), "REJECTED", reason, null, null, null, null)
                    : null;
            return state(
                    id, facts, checked, round, null, new LeadState.Closed(at.plusMillis(60), Outcome.REJECTED, reason));
        }
        var client = client(facts.location());
        var endpoint = client + "-" + (random.nextInt(4) == 0 ? "phone" : "crm");
        var price = new Money(1_000_000L * (20 + random.nextInt(40)), CURRENCY);
        var outcome = fate < 185 ? "HELD" : "ALLOCATED";
        var held = fate < 185;
        var round = new LeadState.Round(
                1,
                at.plusMillis(40),
                outcome,
                held ? ReasonCode.OUT_OF_HOURS : null,
                held ? null : endpoint,
                held ? null : client,
                held ? null : price,
                held ? at.plusSeconds(36_000) : null);
        if (fate < 188) {
            return state(id, facts, checked, round, null, null);
        }
        return state(
                id,
                facts,
                checked,
                round,
                new LeadState.Won(at.plusMillis(400), endpoint, client, price),
                new LeadState.Closed(at.plusMillis(420), Outcome.DELIVERED, null));
    }

    private LeadState state(
            LeadId id,
            LeadFacts facts,
            LeadState.Checked checked,
            LeadState.@Nullable Round round,
            LeadState.@Nullable Won won,
            LeadState.@Nullable Closed closed) {
        var returned = won != null && random.nextInt(30) == 0 ? won.at().plusSeconds(90_000) : null;
        var deliveries = won == null
                ? Map.<DeliveryId, LeadState.Handed>of()
                : Map.of(
                        new DeliveryId(new UUID(random.nextLong(), random.nextLong())),
                        new LeadState.Handed(won.at(), returned, null, null, null));
        return new LeadState(
                id,
                new LeadState.About(3, facts.receivedAt(), facts),
                checked,
                round == null ? null : round.at(),
                round,
                won,
                closed,
                returned,
                deliveries,
                Map.of());
    }

    // Dealers are where their leads are: those of one part of the country share it.
    private String client(Location location) {
        var zip = location.zip();
        var part = zip == null ? 0 : Integer.parseInt(zip.substring(0, 2)) * 3;
        return "client-" + (part + uneven(3)) % CLIENTS;
    }

    int leads() {
        return leads;
    }
}
