package io.headgate.validation.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.AnswerMatch;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.HttpProviderSettings;
import io.headgate.model.config.HttpVerb;
import io.headgate.model.config.ProviderKind;
import io.headgate.model.config.ProviderSettings;
import io.headgate.model.person.Address;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.providers.ProviderQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCheckProviderTest {

    private static final String URL = "https://api.example/v1/{address.zip}?k={secret}&n={last_name}";
    private static final List<String> SECRETS = List.of("s3cret", "older");

    @Test
    void writesTheLeadsValuesEscapedForWhereTheyStand() {
        var asked = ask(
                provider(HttpVerb.POST, BodyFormat.JSON, "{\"name\": \"{last_name}\"}", Map.of("X-Key", "{secret}")));

        assertThat(asked.request().method()).isEqualTo("POST");
        assertThat(asked.request().target().uri())
                .hasToString("https://api.example:443/v1/78717?k=s3cret&n=O%27Neil%20%22%26%22%0D%0A");
        assertThat(asked.request().body()).isEqualTo("{\"name\": \"O'Neil \\\"&\\\"\\r\\n\"}");
        assertThat(asked.request().headers())
                .containsEntry("x-key", "s3cret")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void writesAFormWhereTheFormatSaysSo() {
        var asked = ask(provider(HttpVerb.POST, BodyFormat.FORM, "n={last_name}", Map.of()));

        assertThat(asked.request().body()).isEqualTo("n=O%27Neil+%22%26%22%0D%0A");
        assertThat(asked.request().headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
    }

    @Test
    void aValueNeverAddsAHeader() {
        var asked = ask(provider(HttpVerb.GET, BodyFormat.JSON, null, Map.of("x-name", "{last_name}")));

        assertThat(asked.request().headers().get("x-name")).doesNotContain("\r", "\n");
    }

    @Test
    void isNotAskableWithoutAValueOrTheSecret() {
        var provider = provider(HttpVerb.POST, BodyFormat.JSON, "{email}", Map.of());

        assertThat(provider.question(subject(), SECRETS))
                .isEqualTo(new ProviderQuestion.NotAskable("the lead has no email"));
        assertThat(provider(HttpVerb.POST, BodyFormat.JSON, "", Map.of()).question(subject(), List.of()))
                .isEqualTo(new ProviderQuestion.NotAskable("the provider's secret is not set"));
    }

    @Test
    void theInputOfAQuestionHoldsNoSecretAndDependsOnEverythingElse() {
        var provider = provider(HttpVerb.POST, BodyFormat.JSON, "", Map.of("x-key", "{secret}"));
        var input = ((ProviderQuestion.Ask) provider.question(subject(), SECRETS)).input();

        assertThat(input).doesNotContain("s3cret");
        assertThat(((ProviderQuestion.Ask) provider.question(subject(), List.of("rotated"))).input())
                .isEqualTo(input);
        assertThat(ask(provider(HttpVerb.POST, BodyFormat.JSON, "another", Map.of("x-key", "{secret}")))
                        .input())
                .isNotEqualTo(input);
    }

    @ParameterizedTest
    @CsvSource({
        "404, '{}', FAIL",
        "200, '{\"state\":\"bad\",\"ok\":true}', FAIL",
        "200, '{\"state\":\"doubtful indeed\",\"ok\":true}', FLAG",
        "200, '{\"state\":\"good\",\"ok\":true}', PASS",
        "200, '{\"state\":\"good\",\"ok\":false}', UNAVAILABLE",
        "200, '{}', UNAVAILABLE",
        "500, '{\"state\":\"good\",\"ok\":true}', UNAVAILABLE"
    })
    void theWorstMatchDecidesAndWhatMatchesNothingIsNoAnswer(int status, String body, Verdict verdict) {
        assertThat(provider(HttpVerb.GET, BodyFormat.JSON, null, Map.of())
                        .read(answer(status, body))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void anAnswerThatBrokeOffIsNone() {
        var cut = new HttpAnswer(404, null, "{\"state\"", null, HttpAnswer.Form.BROKEN_OFF);

        assertThat(provider(HttpVerb.GET, BodyFormat.JSON, null, Map.of())
                        .read(cut)
                        .verdict())
                .isEqualTo(Verdict.UNAVAILABLE);
    }

    @Test
    void keepsWhatTheConfigurationAsksForAsWhatItIs() {
        var answer = answer(200, "{\"state\":\"good\",\"ok\":true,\"score\":0.75,\"more\":{\"x\":1}}");

        assertThat(provider(HttpVerb.GET, BodyFormat.JSON, null, Map.of())
                        .read(answer)
                        .data())
                .isEqualTo(Map.of("state", "good", "ok", true, "score", 0.75));
    }

    private static ProviderQuestion.Ask ask(HttpCheckProvider provider) {
        return (ProviderQuestion.Ask) provider.question(subject(), SECRETS);
    }

    private static HttpCheckProvider provider(
            HttpVerb method, BodyFormat format, String body, Map<String, String> headers) {
        var http = new HttpProviderSettings(
                method,
                URL,
                headers,
                format,
                body,
                List.of(new AnswerMatch("404", null, null, null), new AnswerMatch(null, "$.state", "BAD", null)),
                List.of(new AnswerMatch("2xx", "$.state", null, "doubtful")),
                List.of(new AnswerMatch(null, "$.ok", "true", null)),
                Map.of("state", "$.state", "ok", "$.ok", "score", "$.score", "more", "$.more", "none", "$.none"));
        return HttpCheckProvider.of(new ProviderSettings(
                "p", CheckName.RISK, ProviderKind.HTTP, "key", null, null, null, null, null, null, http));
    }

    private static HttpAnswer answer(int status, String body) {
        var json = tools.jackson.databind.json.JsonMapper.shared().readValue(body, Object.class);
        return new HttpAnswer(status, null, body, json, HttpAnswer.Form.JSON);
    }

    private static CheckSubject subject() {
        var contact = new Contact(
                "Jane",
                "O'Neil \"&\"\r\n",
                null,
                "+15125550187",
                null,
                new Address(null, null, "Austin", "TX", "78717", null, "US"),
                null,
                null,
                Map.of());
        var facts = new LeadFacts(
                "web",
                "v",
                null,
                null,
                "termite",
                "residential",
                null,
                false,
                Instant.parse("2026-03-01T12:00:00Z"),
                Location.UNKNOWN,
                Map.of(),
                null,
                null);
        return new CheckSubject(contact, facts);
    }
}
