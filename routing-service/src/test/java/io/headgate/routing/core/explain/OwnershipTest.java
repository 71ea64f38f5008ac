package io.headgate.routing.core.explain;

import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.Segment;
import io.headgate.model.shared.Location;
import io.headgate.routing.core.network.CompiledNetwork;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who owns a place is answered by the same order in which leads from there are offered. */
class OwnershipTest {

    private static final Location NORTH_AUSTIN =
            new Location("78717", "Austin", "TX", List.of("48491", "48453"), 30.49, -97.76, "America/Chicago");

    private static final CompiledNetwork NETWORK =
            network("clients:\n" + dealer(1, "") + dealer(2, "") + dealer(3, "") + """
                territories:
                  - {endpoint: d1, right: shared, tier: 2, area: {states: [TX]}}
                  - {endpoint: d2, right: exclusive, tier: 1, service_lines: [termite], segments: [residential], area: {zips: ['78717']}, from: 2015-04-01, to: 2026-06-30}
                  - {endpoint: d3, right: overflow, tier: 1, area: {counties: ['48453']}, price: '5.00'}
                """);

    private static List<String> owners(String line, Segment segment, String on) {
        return Ownership.of(NETWORK, NORTH_AUSTIN, line, segment, LocalDate.parse(on)).stream()
                .map(holder -> holder.endpointId() + " " + holder.claim())
                .toList();
    }

    @Test
    void theHolderOfTheBestRightOwnsThePlaceAndTheOthersComeAfter() {
        assertThat(owners("termite", Segment.RESIDENTIAL, "2026-06-30"))
                .containsExactly("d2 FIRST", "d1 AFTER", "d3 AFTER");
    }

    @Test
    void aRightOfAnotherDayIsShownAndOwnsNothing() {
        assertThat(owners("termite", Segment.RESIDENTIAL, "2026-07-01"))
                .containsExactly("d1 FIRST", "d3 AFTER", "d2 NOT_IN_FORCE");
    }

    @Test
    void aRightForAnotherServiceLineOrSegmentIsNoneHere() {
        assertThat(owners("hvac", Segment.RESIDENTIAL, "2026-01-01")).containsExactly("d1 FIRST", "d3 AFTER");
        assertThat(owners("termite", Segment.COMMERCIAL, "2026-01-01")).containsExactly("d1 FIRST", "d3 AFTER");
    }

    @Test
    void saysByWhatTheRightHoldsThePlaceAndAtWhichPrice() {
        var overflow = Ownership.of(NETWORK, NORTH_AUSTIN, "hvac", Segment.RESIDENTIAL, LocalDate.parse("2026-01-01"))
                .getLast();

        assertThat(overflow.matchedBy()).isEqualTo("county 48453");
        assertThat(overflow.source()).isEqualTo("territories[2]");
        assertThat(overflow.price().amount()).isEqualTo("5.00");
    }
}
