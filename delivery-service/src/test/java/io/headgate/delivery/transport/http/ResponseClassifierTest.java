package io.headgate.delivery.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.model.config.ResponseMatch;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.outbound.core.BodyPath;
import io.headgate.outbound.core.HttpAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseClassifierTest {

    private static final ResponseRules MAPPED = new ResponseRules(
            "2xx",
            null,
            new ResponseMatch("$.status", "rejected", null),
            null,
            null,
            "$.errors[0].message",
            "$.lead.id",
            null,
            null);

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "201, ACCEPTED",
        "202, ACCEPTED",
        "204, ACCEPTED",
        "299, ACCEPTED",
        "301, MISCONFIGURED",
        "302, MISCONFIGURED",
        "307, MISCONFIGURED",
        "308, MISCONFIGURED",
        "400, REJECTED",
        "413, REJECTED",
        "422, REJECTED",
        "409, REJECTED",
        "402, REJECTED",
        "401, MISCONFIGURED",
        "403, MISCONFIGURED",
        "404, MISCONFIGURED",
        "405, MISCONFIGURED",
        "415, MISCONFIGURED",
        "408, RETRY",
        "425, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "599, RETRY",
        "410, GONE"
    })
    void readsTheStatusWhenThereAreNoRules(int status, AttemptClass expected) {
        assertThat(classify(ResponseRules.HTTP_STATUS, answer(status, "", null)).result())
                .isEqualTo(expected);
    }

    @Test
    void readsARefusalInAFriendlyStatus() {
        var outcome = classify(
                MAPPED,
                answer(200, "…", Map.of("status", "Rejected", "errors", List.of(Map.of("message", "out of area")))));

        assertThat(outcome.result()).isEqualTo(AttemptClass.REJECTED);
        assertThat(outcome.buyerReason()).isEqualTo("out of area");
    }

    @Test
    void findsTheReceiversIdInAnAcceptance() {
        var outcome = classify(MAPPED, answer(201, "…", Map.of("status", "ok", "lead", Map.of("id", 4711))));

        assertThat(outcome.result()).isEqualTo(AttemptClass.ACCEPTED);
        assertThat(outcome.externalId()).isEqualTo("4711");
    }

    @Test
    void neverTreatsAStatusOutsideTheRuleAsAccepted() {
        var only201 = new ResponseRules("201, 203-204", null, null, null, null, null, null, null, null);

        assertThat(classify(only201, answer(201, "", null)).result()).isEqualTo(AttemptClass.ACCEPTED);
        assertThat(classify(only201, answer(204, "", null)).result()).isEqualTo(AttemptClass.ACCEPTED);
        assertThat(classify(only201, answer(200, "", null)).result()).isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void needsTheWordsOfAnAcceptRule() {
        var rules = new ResponseRules(
                "200", new ResponseMatch(null, null, "success"), null, null, null, null, null, null, null);

        assertThat(classify(rules, answer(200, "<r>SUCCESS</r>", null)).result())
                .isEqualTo(AttemptClass.ACCEPTED);
        assertThat(classify(rules, answer(200, "OK", null)).result()).isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void asksAgainWhenTheBodySaysSo() {
        var rules = new ResponseRules(
                "2xx", null, null, null, new ResponseMatch("$.code", "TRY_LATER", null), null, null, null, null);

        assertThat(classify(rules, answer(200, "…", Map.of("code", "TRY_LATER")))
                        .result())
                .isEqualTo(AttemptClass.RETRY);
    }

    @Test
    void takesADuplicateForTheLostAcceptanceOnlyWhenOneMayBeLost() {
        var rules = new ResponseRules(
                "2xx", null, null, new ResponseMatch("$.result", "duplicate", null), null, null, null, null, null);
        var duplicate = answer(200, "…", Map.of("result", "duplicate"));

        assertThat(new ResponseClassifier(rules).classify(duplicate, true).result())
                .isEqualTo(AttemptClass.ACCEPTED);
        assertThat(new ResponseClassifier(rules).classify(duplicate, false).result())
                .isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void recognisesADuplicateWithoutARuleOfItsOwn() {
        var words =
                answer(200, "…", Map.of("status", "rejected", "errors", List.of(Map.of("message", "Duplicate lead"))));

        assertThat(new ResponseClassifier(MAPPED).classify(words, true).result())
                .isEqualTo(AttemptClass.ACCEPTED);
        assertThat(new ResponseClassifier(MAPPED)
                        .classify(answer(409, "", null), true)
                        .result())
                .isEqualTo(AttemptClass.ACCEPTED);
        assertThat(new ResponseClassifier(MAPPED).classify(words, false).result())
                .isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void doesNotDecideByABodyThatBrokeOff() {
        var cut = new HttpAnswer(200, null, "{\"status\": \"rej", null, HttpAnswer.Form.BROKEN_OFF);

        assertThat(classify(MAPPED, cut).result()).isEqualTo(AttemptClass.UNKNOWN);
        assertThat(classify(ResponseRules.HTTP_STATUS, cut).result()).isEqualTo(AttemptClass.ACCEPTED);
    }

    @Test
    void knowsWhenTheWholeEndpointWantsARest() {
        var busy = classify(
                ResponseRules.HTTP_STATUS, new HttpAnswer(429, Duration.ofSeconds(9), "", null, HttpAnswer.Form.EMPTY));

        assertThat(busy.overloaded()).isTrue();
        assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(classify(ResponseRules.HTTP_STATUS, answer(500, "", null)).overloaded())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "$.a.b[1], two",
        "a.b[0], one",
        "$['x y'].z, true",
        "$.a, ",
        "$.a.b[7], ",
        "$.a.b.c, ",
        "$..a, ",
        "$.a[, "
    })
    void followsPathsAndFindsNothingWhereThereIsNothing(String path, @Nullable String expected) {
        var json = Map.of("a", Map.of("b", List.of("one", "two")), "x y", Map.of("z", true));

        assertThat(BodyPath.parse(path).text(json)).isEqualTo(expected);
    }

    private static AttemptOutcome classify(ResponseRules rules, HttpAnswer answer) {
        return new ResponseClassifier(rules).classify(answer, false);
    }

    private static HttpAnswer answer(int status, String body, @Nullable Object json) {
        var form = json != null ? HttpAnswer.Form.JSON : body.isEmpty() ? HttpAnswer.Form.EMPTY : HttpAnswer.Form.TEXT;
        return new HttpAnswer(status, null, body, json, form);
    }
}
