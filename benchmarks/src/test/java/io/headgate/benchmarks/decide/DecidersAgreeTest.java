package io.headgate.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.benchmarks.decide.compared.DroolsDecider;
import io.headgate.benchmarks.decide.compared.PlainNetwork;
import io.headgate.benchmarks.decide.compared.ScanDecider;
import io.headgate.benchmarks.decide.generated.GeneratedNetwork;
import io.headgate.config.ConfigValidator;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Figures beside each other mean nothing unless everybody answers the same question with the same answer. */
class DecidersAgreeTest {

    private static final long SEED = Long.getLong("headgate.test.seed", 20_261_125L);
    private static final int LEADS = 3_000;

    @Test
    void theScanAndDroolsAnswerAsTheEngineDoes() {
        var subject = DecideWorkload.generate(SEED, 300, LEADS);
        var network = new PlainNetwork(subject.document());
        try (var drools = new DroolsDecider(network, subject.world())) {
            Deciders.assertAgree(SEED, subject, new ScanDecider(network));
            Deciders.assertAgree(SEED, subject, drools);
        }
    }

    @Test
    void theLeadsReachEveryRule() {
        var verdicts = DecideWorkload.generate(SEED, 300, LEADS).expected().stream()
                .flatMap(answer -> answer.verdicts().stream())
                .map(verdict -> verdict.substring(verdict.indexOf(' ') + 1))
                .collect(Collectors.toSet());

        assertThat(verdicts)
                .as("seed %d", SEED)
                .contains(
                        "chosen",
                        "NOT_SELECTED",
                        "OUTRANKED",
                        "ALREADY_TRIED",
                        "RIGHT_NOT_IN_FORCE",
                        "ENDPOINT_PAUSED",
                        "ENDPOINT_DISABLED",
                        "LINE_TYPE_NOT_ACCEPTED",
                        "CONDITION_NOT_MET",
                        "ALREADY_SENT",
                        "ENDPOINT_UNHEALTHY",
                        "OUT_OF_HOURS",
                        "CAP_REACHED");
    }

    @Test
    void generatedNetworksCanBePublished() {
        for (var endpoints : List.of(100, 5_000)) {
            var document = GeneratedNetwork.document(SEED, endpoints);

            var findings = ConfigValidator.validate(document, ReferenceData.load(), LocalDate.of(2026, 3, 2));

            assertThat(findings.errors())
                    .as("seed %d, %d endpoints", SEED, endpoints)
                    .isEmpty();
            assertThat(document.territories()).hasSize(endpoints * GeneratedNetwork.RIGHTS_PER_ENDPOINT);
        }
    }

    @Test
    void placesAreHeldByEquallyManyRightsWhateverTheSize() {
        var small = DecideWorkload.generate(SEED, 100, LEADS).candidates();
        var large = DecideWorkload.generate(SEED, 2_000, LEADS).candidates();

        assertThat(large / small).as("seed %d", SEED).isBetween(0.9, 1.1);
    }
}
