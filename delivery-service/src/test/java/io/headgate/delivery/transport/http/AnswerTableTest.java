package io.headgate.delivery.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.model.config.ResponseMatch;
import io.headgate.model.config.ResponseRules;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.http.AnswerReader;
import io.headgate.outbound.http.OutboundHttpClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/guides/configuration.md, "How an answer is read", cell by cell, from the bytes on. */
class AnswerTableTest {

    private static final Map<String, ResponseRules> RULES = Map.of(
            "none", ResponseRules.HTTP_STATUS,
            "values", rules(null, null, null, null),
            "reject", rules(null, at("$.status", "rejected"), null, null),
            "accept", rules(at("$.success", "true"), null, null, null),
            "both", rules(at("$.success", "true"), at("$.status", "rejected"), null, null),
            "duplicate", rules(null, null, at("$.status", "duplicate"), null),
            "retry", rules(null, null, null, at("$.status", "later")),
            "reject words", rules(null, words("rejected"), null, null),
            "accept words", rules(words("success"), null, null, null));

    private static final Map<String, String> BODIES = Map.of(
            "yes", "{\"status\":\"accepted\",\"success\":true,\"id\":\"42\"}",
            "no", "{\"status\":\"rejected\",\"success\":false}",
            "neither", "{\"id\":\"42\"}",
            "empty", "",
            "blank", "\r\n \t",
            "truncated", "{\"status\":\"rejected\",\"success\":tru",
            "junk after", "{\"status\":\"accepted\",\"success\":true}\n<!-- cache -->",
            "junk before",
                    "<br />\n<b>Notice</b>: Undefined index: x<br />\n{\"status\":\"rejected\",\"success\":false}",
            "page", "<!DOCTYPE html>\n<html><title>Sign in</title></html>",
            "word", "OK");

    @ParameterizedTest(name = "rules {0}: {1} at 200 is {2}, at 422 {3}, at 500 {4}")
    @CsvSource({
        "none, yes, ACCEPTED, REJECTED, RETRY",
        "none, no, ACCEPTED, REJECTED, RETRY",
        "none, empty, ACCEPTED, REJECTED, RETRY",
        "none, truncated, ACCEPTED, REJECTED, RETRY",
        "none, page, ACCEPTED, REJECTED, RETRY",
        "none, word, ACCEPTED, REJECTED, RETRY",
        "values, yes, ACCEPTED, REJECTED, RETRY",
        "values, neither, ACCEPTED, REJECTED, RETRY",
        "values, empty, ACCEPTED, REJECTED, RETRY",
        "values, truncated, ACCEPTED, REJECTED, RETRY",
        "values, junk before, ACCEPTED, REJECTED, RETRY",
        "values, page, ACCEPTED, REJECTED, RETRY",
        "reject, yes, ACCEPTED, REJECTED, RETRY",
        "reject, no, REJECTED, REJECTED, REJECTED",
        "reject, neither, ACCEPTED, REJECTED, RETRY",
        "reject, empty, UNKNOWN, REJECTED, RETRY",
        "reject, blank, UNKNOWN, REJECTED, RETRY",
        "reject, truncated, UNKNOWN, REJECTED, RETRY",
        "reject, junk after, UNKNOWN, REJECTED, RETRY",
        "reject, junk before, UNKNOWN, REJECTED, RETRY",
        "reject, page, UNKNOWN, REJECTED, RETRY",
        "reject, word, UNKNOWN, REJECTED, RETRY",
        "accept, yes, ACCEPTED, REJECTED, RETRY",
        "accept, no, REJECTED, REJECTED, RETRY",
        "accept, neither, UNKNOWN, REJECTED, RETRY",
        "accept, empty, UNKNOWN, REJECTED, RETRY",
        "accept, truncated, UNKNOWN, REJECTED, RETRY",
        "accept, junk after, UNKNOWN, REJECTED, RETRY",
        "accept, junk before, UNKNOWN, REJECTED, RETRY",
        "accept, page, UNKNOWN, REJECTED, RETRY",
        "accept, word, UNKNOWN, REJECTED, RETRY",
        "both, yes, ACCEPTED, REJECTED, RETRY",
        "both, no, REJECTED, REJECTED, REJECTED",
        "both, neither, UNKNOWN, REJECTED, RETRY",
        "both, junk after, UNKNOWN, REJECTED, RETRY",
        "duplicate, yes, ACCEPTED, REJECTED, RETRY",
        "duplicate, neither, ACCEPTED, REJECTED, RETRY",
        "duplicate, empty, UNKNOWN, REJECTED, RETRY",
        "duplicate, page, UNKNOWN, REJECTED, RETRY",
        "retry, yes, ACCEPTED, REJECTED, RETRY",
        "retry, empty, UNKNOWN, REJECTED, RETRY",
        "retry, truncated, UNKNOWN, REJECTED, RETRY",
        "reject words, yes, ACCEPTED, REJECTED, RETRY",
        "reject words, no, REJECTED, REJECTED, REJECTED",
        "reject words, junk before, REJECTED, REJECTED, REJECTED",
        "reject words, word, ACCEPTED, REJECTED, RETRY",
        "reject words, empty, UNKNOWN, REJECTED, RETRY",
        "reject words, page, UNKNOWN, REJECTED, RETRY",
        "accept words, yes, ACCEPTED, REJECTED, RETRY",
        "accept words, word, REJECTED, REJECTED, RETRY",
        "accept words, empty, UNKNOWN, REJECTED, RETRY",
        "accept words, page, UNKNOWN, REJECTED, RETRY",
    })
    void decides(String rules, String body, AttemptClass at200, AttemptClass at422, AttemptClass at500) {
        var bytes = utf8(BODIES.get(body));

        assertThat(read(RULES.get(rules), 200, bytes).result()).isEqualTo(at200);
        assertThat(read(RULES.get(rules), 422, bytes).result()).isEqualTo(at422);
        assertThat(read(RULES.get(rules), 500, bytes).result()).isEqualTo(at500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "truncated", "junk after", "junk before", "page", "word"})
    void saysThatTheAnswerIsNotReadable(String body) {
        assertThat(read(RULES.get("reject"), 200, utf8(BODIES.get(body))).detail())
                .startsWith("HTTP 200, but")
                .contains("not readable");
        assertThat(read(RULES.get("values"), 200, utf8(BODIES.get(body))).detail())
                .contains("not readable");
    }

    @Test
    void namesThePathAtWhichNothingStands() {
        assertThat(read(RULES.get("accept"), 200, utf8(BODIES.get("neither"))).detail())
                .contains("$.success");
    }

    // Root values and shapes that the path does not expect: {0} with a rule on $.status.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rejected\" | UNKNOWN",
                "true | UNKNOWN",
                "false | UNKNOWN",
                "null | UNKNOWN",
                "17 | UNKNOWN",
                "[] | UNKNOWN",
                "[{\"status\":\"rejected\"}] | UNKNOWN",
                "{\"status\":{\"code\":\"rejected\"}} | UNKNOWN",
                "{\"status\":[\"rejected\"]} | UNKNOWN",
                "{\"status\":\"accepted\",\"status\":\"rejected\"} | UNKNOWN",
                "{\"status\":\"rejected\"}{\"status\":\"accepted\"} | UNKNOWN",
                "{'status':'rejected'} | UNKNOWN",
                "{\"status\":rejected} | UNKNOWN",
                "callback({\"status\":\"rejected\"}); | UNKNOWN",
                "<?xml version=\"1.0\"?><status>rejected</status> | UNKNOWN",
                "status=rejected | UNKNOWN",
                "{} | ACCEPTED",
                "{\"status\":null} | ACCEPTED",
                "{\"status\":\"\"} | ACCEPTED",
                "{\"status\":[]} | ACCEPTED",
                "{\"status\":\" Rejected \"} | REJECTED",
                "{\"status\":\"REJECTED\",\"x\":[1,2]} | REJECTED",
            })
    void asksARuleOnlyOfAnAnswerThatIsBuiltSo(String body, AttemptClass expected) {
        assertThat(read(RULES.get("reject"), 200, utf8(body)).result()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, 1",
        "1.0, 1.0",
        "\"1\", 1",
        "\"true\", TRUE",
        "12345678901234567890, 12345678901234567890",
        "0.10, 0.10"
    })
    void comparesNumbersAndTruthsAsText(String value, String equalTo) {
        var rules = rules(at("$.ok", equalTo), null, null, null);

        assertThat(read(rules, 200, utf8("{\"ok\":" + value + "}")).result()).isEqualTo(AttemptClass.ACCEPTED);
    }

    @Test
    void keepsEveryDigitOfAnId() {
        assertThat(read(RULES.get("values"), 200, utf8("{\"id\":12345678901234567890.12}"))
                        .externalId())
                .isEqualTo("12345678901234567890.12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accepted: '200' | 201 | {} | REJECTED",
                "accepted: '2xx' | 201 | {} | ACCEPTED",
                "accept_when: {path: $.ok, equals: 'yes'} | 200 | {\"ok\":\"no\"} | REJECTED",
                "accept_when: {contains: thank you} | 200 | Thank you! | ACCEPTED",
                "reject_when: {path: $.status, contains: reject} | 200 | {\"status\":\"rejected\"} | REJECTED",
                "retry_when: {path: $.code, equals: LATER} | 200 | {\"code\":\"LATER\"} | RETRY",
                "duplicate_when: {path: $.code, equals: DUP} | 200 | {\"code\":\"DUP\"} | REJECTED"
            })
    void readsAnAnswerByTheRulesAsTheDocumentWritesThem(String rules, int status, String body, AttemptClass expected) {
        var outcome = read(documented(rules + ", reason: $.why, external_id: $.ref"), status, utf8(body));

        assertThat(outcome.result()).isEqualTo(expected);
        var told = read(
                documented("reject_when: {path: $.no, equals: 'true'}, reason: $.why, external_id: $.ref"),
                200,
                utf8("{\"no\":true,\"why\":\"too far\",\"ref\":\"r-7\"}"));
        assertThat(told.buyerReason()).isEqualTo("too far");
        assertThat(read(documented("external_id: $.ref"), 200, utf8("{\"ref\":\"r-7\"}"))
                        .externalId())
                .isEqualTo("r-7");
    }

    private static ResponseRules documented(String rules) {
        var text =
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, response: {%s}}}]}]".formatted(rules);
        return ((ConfigReading.Parsed) ConfigReader.read(text))
                .document()
                .clients()
                .getFirst()
                .endpoints()
                .getFirst()
                .delivery()
                .response();
    }

    // F16c and its relatives: what the answer names as price is taken as it stands, or the agreed price holds.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"55.00\" | 55.00 | ",
                "55 | 55 | ",
                "12.34 | 12.34 | ",
                "\" 0.123456 \" | 0.123456 | ",
                "0 | 0 | ",
                "1e2 | 100 | ",
                "100000 | 100000 | ",
                "100000.01 | | above 100000",
                "99999999999999999999 | | no plain amount",
                "-1 | | no plain amount",
                "\"-0.01\" | | no plain amount",
                "\"$55.00\" | | no plain amount",
                "\"55,00\" | | no plain amount",
                "\"55 USD\" | | no plain amount",
                "\"NaN\" | | no plain amount",
                "0.1234567 | | no plain amount",
                "1e400 | | no plain amount",
                "true | | no plain amount",
                "\"\" | | no plain amount",
                "null | | names no price",
                "{\"amount\":\"55.00\"} | | names no price",
            })
    void takesAPlainPriceAndSaysWhyItTookNone(String value, @Nullable BigDecimal expected, @Nullable String note) {
        var rules = new ResponseRules("2xx", null, null, null, null, null, null, "$.price", null);

        var outcome = read(rules, 200, utf8("{\"price\":" + value + "}"));

        assertThat(outcome.result()).isEqualTo(AttemptClass.ACCEPTED);
        assertThat(outcome.price()).isEqualTo(expected);
        if (note == null) {
            assertThat(outcome.detail()).isEqualTo("HTTP 200");
        } else {
            assertThat(outcome.detail()).contains(note).contains("the agreed price holds");
        }
        assertThat(read(rules, 422, utf8("{\"price\":" + value + "}")).price()).isNull();
    }

    // F1a, F2a and their relatives: marks, spaces and charsets.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "efbbbf%s",
                "efbbbfefbbbf%s",
                "0d0a20efbbbf0d0a%s",
                "e2808b%s",
                "%sefbbbf",
                "%s0d0a0d0a",
                "%s00",
                "efbbbf20%s20"
            })
    void ignoresMarksAndSpacesAtTheEnds(String frame) {
        var no = hex(frame.formatted(HexFormat.of().formatHex(utf8(BODIES.get("no")))));
        var yes = hex(frame.formatted(HexFormat.of().formatHex(utf8(BODIES.get("yes")))));

        assertThat(read(RULES.get("reject"), 200, no).result()).isEqualTo(AttemptClass.REJECTED);
        assertThat(read(RULES.get("accept"), 200, yes).result()).isEqualTo(AttemptClass.ACCEPTED);
        var word = rules(null, new ResponseMatch(null, "rejected", null), null, null);
        var rejected = hex(frame.formatted(HexFormat.of().formatHex(utf8("REJECTED"))));
        assertThat(read(word, 200, rejected).result()).isEqualTo(AttemptClass.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void recognisesTheCharsetByItsBytes(String charset) {
        var bytes = BODIES.get("no").getBytes(Charset.forName(charset));

        assertThat(read(RULES.get("reject"), 200, bytes).result()).isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void followsTheCharsetOfTheHeader() {
        var rules = rules(null, at("$.status", "abgelehnt – später"), null, null);
        var bytes = "{\"status\":\"abgelehnt – später\"}".getBytes(Charset.forName("windows-1252"));

        assertThat(read(rules, 200, bytes, "text/json; charset=windows-1252", null)
                        .result())
                .isEqualTo(AttemptClass.REJECTED);
        assertThat(read(RULES.get("reject"), 200, utf8(BODIES.get("no")), "application/json; charset=x-none", null)
                        .result())
                .isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void unpacksWhatWasNotAskedToBePacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(BODIES.get("no")));
        }
        var deflated = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(deflated)) {
            deflate.write(utf8(BODIES.get("no")));
        }
        var cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        var reject = RULES.get("reject");

        assertThat(read(reject, 200, packed.toByteArray(), null, "gzip").result())
                .isEqualTo(AttemptClass.REJECTED);
        assertThat(read(reject, 200, packed.toByteArray(), null, null).result()).isEqualTo(AttemptClass.REJECTED);
        assertThat(read(reject, 200, deflated.toByteArray(), null, "deflate").result())
                .isEqualTo(AttemptClass.REJECTED);
        assertThat(read(reject, 200, utf8(BODIES.get("no")), null, "gzip").result())
                .isEqualTo(AttemptClass.REJECTED);
        assertThat(read(reject, 200, cut, null, "gzip").result()).isEqualTo(AttemptClass.UNKNOWN);
        assertThat(read(reject, 200, utf8(BODIES.get("no")), null, "br").result())
                .isEqualTo(AttemptClass.UNKNOWN);
        assertThat(read(reject, 204, new byte[0], null, "br").result()).isEqualTo(AttemptClass.UNKNOWN);
    }

    @Test
    void readsNoMoreOfAnUnpackedBombThanOfAnyAnswer() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50 * 1024 * 1024]);
        }

        assertThat(answer(200, packed.toByteArray(), null, "gzip").body().length())
                .isLessThanOrEqualTo(OutboundHttpClient.LARGEST_ANSWER);
        assertThat(read(RULES.get("none"), 200, packed.toByteArray(), null, "gzip")
                        .result())
                .isEqualTo(AttemptClass.ACCEPTED);
    }

    private static ResponseRules rules(
            @Nullable ResponseMatch accept,
            @Nullable ResponseMatch reject,
            @Nullable ResponseMatch duplicate,
            @Nullable ResponseMatch retry) {
        return new ResponseRules("2xx", accept, reject, duplicate, retry, "$.reason", "$.id", null, null);
    }

    private static ResponseMatch at(String path, String equalTo) {
        return new ResponseMatch(path, equalTo, null);
    }

    private static ResponseMatch words(String contains) {
        return new ResponseMatch(null, null, contains);
    }

    private static AttemptOutcome read(@Nullable ResponseRules rules, int status, byte[] bytes) {
        return read(rules, status, bytes, "text/html", null);
    }

    private static AttemptOutcome read(
            @Nullable ResponseRules rules, int status, byte[] bytes, @Nullable String type, @Nullable String encoding) {
        assertThat(rules).isNotNull();
        return new ResponseClassifier(rules).classify(answer(status, bytes, type, encoding), false);
    }

    private static HttpAnswer answer(int status, byte[] bytes, @Nullable String type, @Nullable String encoding) {
        var response = new BasicClassicHttpResponse(status);
        response.setEntity(new ByteArrayEntity(bytes, ContentType.parseLenient(type), encoding));
        return new AnswerReader(Clock.systemUTC()).read(response);
    }

    private static byte[] utf8(@Nullable String text) {
        assertThat(text).isNotNull();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
