package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.intake.status.Facts;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is a duplicate of whom: docs/guides/duplicates.md, cell by cell. */
class DuplicatesIT extends IntakePlatform {

    private static final List<String> SCOPES = List.of("none", "source", "vendor", "service_line", "global");

    /** What became of the first lead when the second comes. */
    enum Fate {
        WAITS("RECEIVED", true),
        VALIDATED("VALIDATED", true),
        ALLOCATED("ALLOCATED", true),
        HELD("HELD", true),
        REVIEW("REVIEW", true),
        DELIVERED("DELIVERED", true),
        REJECTED("REJECTED", false);

        private final String status;
        private final boolean counts;

        Fate(String status, boolean counts) {
            this.status = status;
            this.counts = counts;
        }
    }

    /** Where the second lead comes from, as seen from the first. */
    enum From {
        SAME_SOURCE,
        SAME_VENDOR,
        OTHER_VENDOR,
        OTHER_LINE
    }

    private static boolean published;

    @BeforeEach
    void publishSourcesOfEveryScope() {
        if (!published) {
            config.publish(network("P30D"));
            published = true;
        }
    }

    private static String network(String window) {
        var one = new StringBuilder("  - id: v1\n    sources:\n");
        var two = new StringBuilder("  - id: v2\n    sources:\n");
        for (var scope : SCOPES) {
            var dedupe = scope.equals("none") ? "" : ", dedupe: {window: %s, scope: %s}".formatted(window, scope);
            one.append("      - {id: a-%s%s}\n      - {id: b-%s%s}\n".formatted(scope, dedupe, scope, dedupe));
            two.append("      - {id: c-%s%s}\n".formatted(scope, dedupe));
        }
        return NETWORK + one + two
                + "      - {id: changing, dedupe: {keys: [phone], window: P30D, scope: source}}\n"
                + "      - {id: counted, dedupe: {window: P30D}, caps: [{limit: 2, per: day}, {limit: '30.00', unit:"
                + " money, per: month}], contract: {cost: {model: cpl, amount: '10.00'}}}\n";
    }

    static Stream<List<String>> scopes() {
        return SCOPES.stream().flatMap(first -> SCOPES.stream().map(second -> List.of(first, second)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scopes")
    void theSourceThatLooksDecidesHowFarItLooksAndOnlyLeadsThatLiveCount(List<String> pair) {
        var cells = new ArrayList<String>();
        var right = new ArrayList<String>();
        for (var from : From.values()) {
            for (var fate : Fate.values()) {
                var first = pair.getFirst();
                var second = from == From.SAME_SOURCE ? first : pair.getLast();
                var looker = (from == From.SAME_SOURCE ? "a-" : from == From.SAME_VENDOR ? "b-" : "c-") + second;
                var body = lead();
                become(post("a-" + first, body), fate);
                if (from == From.OTHER_LINE) {
                    body.put("service_line", "hvac");
                }

                var cell = first + " then " + second + ", " + from + ", " + fate + ": ";
                cells.add(cell + status(looker, body));
                right.add(cell + (fate.counts && sees(second, from) ? "rejected" : "received"));
            }
        }
        assertThat(cells).isEqualTo(right);
    }

    private static boolean sees(String scope, From from) {
        return switch (scope) {
            case "none" -> false;
            case "source" -> from == From.SAME_SOURCE;
            case "vendor" -> from == From.SAME_SOURCE || from == From.SAME_VENDOR;
            case "service_line" -> from != From.OTHER_LINE;
            case "global" -> true;
            default -> throw new IllegalArgumentException(scope);
        };
    }

    private void become(Answer answer, Fate fate) {
        jdbc.sql("UPDATE lead SET status = ? WHERE lead_id = ?")
                .params(fate.status, LeadId.of(answer.leadId()).value())
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "CONSENT_MISSING",
        "PHONE_INVALID",
        "DNC_LISTED",
        "NO_SALE",
        "NO_COVERAGE",
        "LEAD_EXPIRED",
        "REVIEW_REJECTED"
    })
    void aRefusedLeadDoesNotBlockItsCorrection(ReasonCode reason) {
        var body = lead("source_lead_id", "own-" + UUID.randomUUID());
        var first = post("a-source", body);
        tell("a-source", first, Facts.rejected(LeadId.of(first.leadId()), Instant.now(), reason), "rejected");
        body.put("consent", Map.of("text", "I agree"));

        var second = post("a-source", body);

        assertThat(second.leadId()).isNotEqualTo(first.leadId());
        assertThat(status(second, "a-source")).isEqualTo("received");
        // And from then on that one counts.
        body.remove("source_lead_id");
        assertThat(status("a-source", body)).isEqualTo("rejected");
    }

    @Test
    void aLeadThatIntakeItselfRefusedCountsForNobody() {
        var body = lead();
        var bad = new HashMap<>(body);
        bad.put("segment", "neither");

        assertThat(post("a-global", bad).status()).isEqualTo(422);
        assertThat(status("a-global", body)).isEqualTo("received");
        assertThat(status("a-global", body)).isEqualTo("rejected");
    }

    @Test
    void testsAreSeenByNobodyAndSeeNobody() {
        var test = lead("test", true);
        var real = new HashMap<>(test);
        real.remove("test");

        assertThat(status("a-global", test)).isEqualTo("received");
        assertThat(status("a-global", test)).isEqualTo("received");
        assertThat(status("a-global", real)).isEqualTo("received");
        assertThat(status("a-global", test)).isEqualTo("received");
        assertThat(status("a-global", real)).isEqualTo("rejected");
    }

    @ParameterizedTest
    @CsvSource({
        "email, none",
        "email, n/a",
        "email, N.A.",
        "email, -",
        "email, test@test.com",
        "email, noemail@example.com",
        "email, none@none.com",
        "email, null",
        "email, unknown",
        "phone, 000-000-0000",
        "phone, 123-456-7890",
        "phone, 555-555-5555",
        "phone, 222-222-2222",
        "phone, 911-555-0101",
        "phone, 512-555-010"
    })
    void aPlaceholderIdentifiesNobody(String field, String placeholder) {
        var first = lead(field, placeholder);
        var second = lead(field, placeholder);

        assertThat(status("a-global", first)).isEqualTo("received");
        assertThat(status("a-global", second)).isEqualTo("received");
        assertThat(status("a-global", first)).isEqualTo("rejected");
        var only = new HashMap<>(first);
        only.remove(field.equals("phone") ? "email" : "phone");
        assertThat(status("a-global", only)).isEqualTo("received");
        assertThat(status("a-global", only)).isEqualTo("received");
    }

    @Test
    void aSourcesOwnIdThatIsAPlaceholderNamesNoLead() {
        for (var nothing : List.of("n/a", "none", "0", "-")) {
            assertThat(post("a-none", lead("source_lead_id", nothing)).status()).isEqualTo(202);
            assertThat(post("a-none", lead("source_lead_id", nothing)).status()).isEqualTo(202);
        }
    }

    @Test
    void aChangeOfScopeKeysOrWindowKeepsThePast() {
        var body = lead();
        var byEmail = new HashMap<>(body);
        byEmail.put("phone", lead().get("phone"));
        var elsewhere = lead();
        assertThat(status("changing", body)).isEqualTo("received");
        assertThat(status("c-none", elsewhere)).isEqualTo("received");

        config.publish(network("P30D")
                .replace(
                        "keys: [phone], window: P30D, scope: source",
                        "keys: [phone, email], window: P30D, scope: vendor"));

        assertThat(status("changing", body)).isEqualTo("rejected");
        assertThat(status("changing", byEmail)).isEqualTo("rejected");
        assertThat(status("changing", elsewhere)).isEqualTo("rejected");
        config.publish(network("P30D"));
    }

    @Test
    void theFirstOfSeveralIsPointedTo() {
        var body = lead();
        var first = post("a-none", body);
        post("b-none", body);

        var duplicate = post("c-global", body);

        assertThat(jdbc.sql("SELECT duplicate_of FROM lead WHERE lead_id = ?")
                        .param(LeadId.of(duplicate.leadId()).value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(LeadId.of(first.leadId()).value());
    }

    @Test
    void ofOnePersonFromManySourcesAtOnceExactlyOneIsAccepted() {
        var sources = List.of("a-global", "b-global", "c-global", "a-global", "c-service_line");
        for (var round = 0; round < 8; round++) {
            var person = lead();
            var answers = atOnce(IntStream.range(0, 15)
                    .<Callable<Answer>>mapToObj(i -> () -> {
                        var body = new HashMap<>(person);
                        if (i % 3 == 1) {
                            body.put("email", "many" + i + person.get("email"));
                        }
                        return post(sources.get(i % sources.size()), body);
                    })
                    .toList());

            var ids = answers.stream()
                    .map(answer -> LeadId.of(answer.leadId()).value())
                    .toArray(UUID[]::new);
            assertThat(count("SELECT count(*) FROM lead WHERE lead_id = ANY(?) AND status = 'RECEIVED'", (Object) ids))
                    .isOne();
        }
    }

    @Test
    void aLeadThatEndsRejectedGivesItsPlaceInTheSourcesCapBack() {
        var first = post("counted", lead());
        var second = post("counted", lead());
        assertThat(status("counted", lead())).isEqualTo("rejected");

        tell(
                "counted",
                first,
                Facts.rejected(LeadId.of(first.leadId()), Instant.now(), ReasonCode.PHONE_INVALID),
                "rejected");

        assertThat(jdbc.sql("SELECT taken FROM source_cap WHERE source_id = 'counted' ORDER BY cap")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 10_000_000L);
        // Told once more, in another event, it gives nothing back a second time.
        events.send(
                Topics.LEAD_EVENTS, Facts.rejected(LeadId.of(first.leadId()), Instant.now(), ReasonCode.PHONE_INVALID));
        tell(
                "counted",
                second,
                Facts.decided(LeadId.of(second.leadId()), Instant.now(), DecisionOutcome.ALLOCATED, null),
                "allocated");
        assertThat(status("counted", lead())).isEqualTo("received");
        assertThat(status("counted", lead())).isEqualTo("rejected");
    }

    @Test
    void aTestTakesNothingOfTheSourcesCap() {
        var before = count("SELECT coalesce(sum(taken), 0) FROM source_cap WHERE source_id = 'nothing-cap'");

        assertThat(status("nothing-cap", lead("test", true))).isEqualTo("received");

        assertThat(count("SELECT coalesce(sum(taken), 0) FROM source_cap WHERE source_id = 'nothing-cap'"))
                .isEqualTo(before);
    }

    private void tell(String source, Answer lead, Event fact, String status) {
        events.send(Topics.LEAD_EVENTS, fact);
        Awaitility.await().until(() -> get(source, lead.leadId())
                .body()
                .path("status")
                .asString()
                .equals(status));
    }

    private String status(String source, Object body) {
        return status(post(source, body), source);
    }

    private String status(Answer answer, String source) {
        assertThat(answer.status()).isEqualTo(202);
        return get(source, answer.leadId()).body().path("status").asString();
    }
}
