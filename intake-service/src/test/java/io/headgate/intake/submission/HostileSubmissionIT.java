package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.intake.core.normalisation.HostileStrings;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the text fields: never a 5xx, never a trace of the inside, never a person in plain sight. */
class HostileSubmissionIT extends IntakePlatform {

    private static final List<String> FIELDS = List.of(
            "first_name",
            "last_name",
            "email",
            "phone",
            "phone_alt",
            "address.line1",
            "address.line2",
            "address.city",
            "address.state",
            "address.zip",
            "address.zip4",
            "address.country",
            "service_line",
            "segment",
            "language",
            "campaign",
            "sub_id",
            "source_lead_id",
            "test",
            "cost.amount",
            "cost.currency",
            "consent.text",
            "consent.captured_at",
            "consent.ip",
            "consent.user_agent",
            "consent.page_url",
            "consent.trusted_form_cert_url",
            "consent.jornaya_lead_id",
            "consent.sellers",
            "attributes.urgency",
            "attributes.anything",
            "anything");

    static Stream<String> hostile() {
        return HostileStrings.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileTextInAnyFieldIsAcceptedOrNamedAsBad(String text) {
        for (var field : FIELDS) {
            var body = new LinkedHashMap<String, Object>(lead());
            body.put(field, text);
            assertHarmless(
                    send(json("/v1/leads", escaped(body))
                            .header("Authorization", "Bearer " + access("web").key())),
                    field);
        }
        var everywhere = new LinkedHashMap<String, Object>();
        FIELDS.forEach(field -> everywhere.put(field, text));
        everywhere.put(text, text);
        assertHarmless(
                send(json("/v1/leads", escaped(everywhere))
                        .header("Authorization", "Bearer " + access("open").key())),
                "all");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFormQueryPathOrHeaderIsNoAccidentEither(String text) {
        var encoded = URLEncoder.encode(text.length() > 1000 ? text.substring(0, 1000) : text, StandardCharsets.UTF_8);
        var token = access("open").postingToken();

        assertHarmless(
                send(request("/in/" + token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("first_name=" + encoded + "&" + encoded + "=" + encoded))),
                "form");
        assertHarmless(
                send(request("/in/" + token + "?first_name=" + encoded + "&" + encoded)
                        .GET()),
                "query");
        assertThat(send(request("/v1/leads/" + encoded.replace("+", "%20")).GET())
                        .status())
                .isBetween(400, 499);
        assertHarmless(postText("open", "application/json", text), "body");
    }

    private static void assertHarmless(Answer answer, String field) {
        assertThat(answer.status()).as(field).isIn(202, 422, 409, 400, 413);
        assertThat(answer.raw().body()).doesNotContain("Exception", "java.", "SELECT", "at io.");
        if (answer.status() == 422) {
            assertThat(answer.badFields()).isNotEmpty();
        }
    }

    // Lone surrogates only survive as escapes; a writer would refuse them.
    private static String escaped(Map<String, Object> body) {
        var json = new StringBuilder();
        body.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
                .append(quoted(name))
                .append(':')
                .append(value instanceof Map<?, ?> map ? JSON.writeValueAsString(map) : quoted(value.toString())));
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.chars()
                .forEach(c -> out.append(
                        c < 0x20 || c > 0x7e || c == '"' || c == '\\'
                                ? "\\u%04x".formatted(c)
                                : String.valueOf((char) c)));
        return out.append('"').toString();
    }

    @Test
    void noTableAndNoTopicHoldsThePersonInPlainText() {
        var canary = "canary" + Long.toHexString(System.nanoTime());
        var body = new LinkedHashMap<String, Object>();
        for (var field : List.of(
                "first_name",
                "last_name",
                "address.line1",
                "address.line2",
                "source_lead_id",
                "consent.text",
                "consent.captured_at",
                "consent.ip",
                "consent.user_agent",
                "consent.page_url",
                "consent.trusted_form_cert_url",
                "consent.jornaya_lead_id",
                "consent.sellers",
                "attributes.free",
                "attributes.note",
                "undeclared")) {
            body.put(field, canary);
        }
        body.put("attributes." + canary, "x");
        body.put("email", canary + "@example.com");
        body.put("phone", "5125559876");
        var idempotency = "idempotency-" + canary;

        assertThat(post("open", body, "Idempotency-Key", idempotency).status()).isEqualTo(202);
        assertThat(post("web", body, "Idempotency-Key", idempotency).status()).isEqualTo(422);

        assertThat(plainHits(canary)).isEmpty();
        assertThat(plainHits("5125559876")).isEmpty();
        events.settle();
        assertThat(events.everything()).noneMatch(value -> value.contains(canary) || value.contains("5125559876"));
    }

    private List<String> plainHits(String canary) {
        var columns = jdbc.sql("""
            SELECT table_name, column_name, data_type FROM information_schema.columns
             WHERE table_schema = current_schema() AND data_type IN ('text', 'character', 'jsonb', 'bytea', 'character varying')
            """)
                .query((rs, _) -> List.of(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list();
        assertThat(columns).hasSizeGreaterThan(20);
        return columns.stream()
                .filter(column -> {
                    var text = column.get(2).equals("bytea")
                            ? "encode(%s, 'escape')".formatted(column.get(1))
                            : column.get(1) + "::text";
                    return count(
                                    "SELECT count(*) FROM %s WHERE %s LIKE ?".formatted(column.get(0), text),
                                    "%" + canary + "%")
                            > 0;
                })
                .map(column -> column.get(0) + "." + column.get(1))
                .toList();
    }
}
