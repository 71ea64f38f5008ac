package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.verdicts;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.TownGuess;
import io.headgate.routing.core.network.CompiledNetwork;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A ZIP that was guessed, or that something speaks against, wins an exclusive right only where it is sure enough. */
class UncertainPlaceTest {

    private static final String NOON = "2026-03-03T18:00:00Z";
    private static final TownGuess AUSTIN =
            TownGuess.of(ReferenceData.load(), "Austin", "TX").orElseThrow();
    private static final Location GUESSED =
            Whereabouts.ofZip(AUSTIN.place().zip()).withZipConfidence(AUSTIN.confidence());
    private static final String ZIP = GUESSED.zip();
    private static final String ALL_OF_AUSTIN = ReferenceData.load().placesNamed("Austin", "TX").stream()
            .map("'%s'"::formatted)
            .collect(Collectors.joining(", ", "zips: [", "]"));

    private static CompiledNetwork network(String exclusiveArea, String brand) {
        return RoutingFixture.network(
                "clients:\n" + dealer(1, "") + dealer(2, "") + """
                    territories:
                      - {endpoint: d1, right: exclusive, area: {%s}}
                      - {endpoint: d2, right: overflow, area: {states: [TX]}}
                    plans: [{id: all, steps: [{id: territory, pool: territory}]}]
                    """.formatted(exclusiveArea), brand);
    }

    private static Decision decide(CompiledNetwork network, Location place) {
        return world(NOON).decide(network, RoutingFixture.lead().at(place));
    }

    @Test
    void aGuessAmongManyZipsWinsNoExclusiveZip() {
        var decision = decide(network("zips: ['%s']".formatted(ZIP), ""), GUESSED);

        assertThat(verdicts(decision)).containsExactly("d1 LOCATION_TOO_UNCERTAIN", "d2 chosen");
        var many = AUSTIN.candidates();
        var candidate = decision.trace().steps().getFirst().candidates().getFirst();
        assertThat(candidate.seen()).isEqualTo("1 of the %d ZIPs of its town", many);
        assertThat(candidate.needed()).isEqualTo("at least 0.50");
        assertThat(decision.trace().sentence())
                .startsWith(("Dealer 1 holds ZIP %s first but holds it exclusively, and the lead's place is not certain"
                                + " enough for that (1 of the %d ZIPs of its town).")
                        .formatted(ZIP, many));
    }

    @Test
    void aStatedZipWinsIt() {
        assertThat(verdicts(decide(network("zips: ['%s']".formatted(ZIP), ""), Whereabouts.ofZip(ZIP))))
                .containsExactly("d1 chosen", "d2 OUTRANKED");
    }

    @Test
    void whoHoldsMostOfTheTownWinsItHoweverItsZipWasGuessed() {
        assertThat(verdicts(decide(network(ALL_OF_AUSTIN, ""), GUESSED))).containsExactly("d1 chosen", "d2 OUTRANKED");
        assertThat(verdicts(decide(network("states: [TX]", ""), GUESSED))).containsExactly("d1 chosen", "d2 OUTRANKED");
        assertThat(verdicts(decide(network("counties: ['48453']", ""), GUESSED)))
                .as("nearly all of Austin lies in Travis county")
                .containsExactly("d1 chosen", "d2 OUTRANKED");
    }

    @Test
    void aSharedRightTakesTheGuess() {
        var network = RoutingFixture.network("clients:\n" + dealer(1, "") + """
            territories: [{endpoint: d1, right: shared, area: {zips: ['%s']}}]
            plans: [{id: all, steps: [{id: territory, pool: territory}]}]
            """.formatted(ZIP));

        assertThat(verdicts(decide(network, GUESSED))).containsExactly("d1 chosen");
    }

    @Test
    void whoHoldsAnOpenRightBesideTheExclusiveOneStandsForThatOne() {
        var network = RoutingFixture.network("clients:\n" + dealer(1, "") + """
            territories:
              - {endpoint: d1, right: exclusive, area: {zips: ['%s']}}
              - {endpoint: d1, right: overflow, area: {states: [TX]}}
            plans: [{id: all, steps: [{id: territory, pool: territory}]}]
            """.formatted(ZIP));

        assertThat(verdicts(decide(network, GUESSED))).containsExactly("d1 chosen");
    }

    @Test
    void theBrandSaysHowSureIsSureEnough() {
        var zip = "zips: ['%s']".formatted(ZIP);
        var contradicted = Whereabouts.ofZip(ZIP).withZipConfidence(0.5);

        assertThat(verdicts(decide(network(zip, ""), contradicted))).containsExactly("d1 chosen", "d2 OUTRANKED");
        assertThat(verdicts(decide(network(zip, ", min_zip_confidence: '0'"), GUESSED)))
                .containsExactly("d1 chosen", "d2 OUTRANKED");
        var strict = decide(
                network(zip, ", min_zip_confidence: '0.8'"),
                Whereabouts.ofZip("10001").withZipConfidence(0.5));
        assertThat(verdicts(strict)).as("not theirs at all").isEmpty();
        var doubted = decide(
                network(zip, ", min_zip_confidence: '0.8'"),
                new Location(ZIP, null, "TX", contradicted.counties(), null, null, null, 0.5));
        assertThat(verdicts(doubted)).containsExactly("d1 LOCATION_TOO_UNCERTAIN", "d2 chosen");
        assertThat(doubted.trace().steps().getFirst().candidates().getFirst().seen())
                .isEqualTo("ZIP of confidence 0.50");
    }

    @Test
    void policiesAndStepsMayAskForTheConfidence() {
        var network = RoutingFixture.network(
                "clients:\n" + dealer(1, "accepts: {condition: 'lead.zip_confidence >= 0.9'}") + """
                    territories: [{endpoint: d1, right: shared, area: {states: [TX]}}]
                    plans: [{id: all, steps: [{id: territory, pool: territory}]}]
                    """);

        assertThat(verdicts(decide(network, GUESSED))).containsExactly("d1 CONDITION_NOT_MET");
        assertThat(verdicts(decide(network, Whereabouts.ofZip(ZIP)))).containsExactly("d1 chosen");
        var stateOnly = new Location(null, null, "TX", java.util.List.of(), null, null, null);
        assertThat(verdicts(decide(network, stateOnly))).containsExactly("d1 CONDITION_NOT_MET");
    }
}
