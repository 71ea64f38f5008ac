package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.config.rules.UnsetSettings;
import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.HttpVerb;
import io.headgate.reference.ReferenceData;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRulesTest {

    private static final ReferenceData REFERENCE = ReferenceData.load();

    private static final String SOUND = """
        service_lines: [{id: termite}]
        vendors:
          - id: v
            sources:
              - id: s
                service_lines: [termite]
                schema: {required: [phone]}
                validation: {dnc: {provider: lists, fail: reject}}
        providers:
          - id: lists
            check: dnc
            secret_ref: lists-key
            timeout: PT0.8S
            cache: P7D
            cost: 0.004
            when_unavailable: review
            http:
              method: get
              url: https://api.example/v1/{phone}
              headers: {x-api-key: "{secret}"}
              fail_when: [{path: $.listed, equals: "true"}]
              pass_when: [{status: "200, 204"}]
              data: {list: $.list}
        """;

    @Test
    void readsAProviderAndFindsNothingWrong() {
        var document = TestDocuments.read(SOUND);
        var provider = document.providers().getFirst();

        assertThat(provider.check()).isEqualTo(CheckName.DNC);
        assertThat(provider.timeout()).isEqualTo(Duration.ofMillis(800));
        assertThat(provider.whenUnavailable()).isEqualTo(CheckAction.REVIEW);
        assertThat(provider.http().method()).isEqualTo(HttpVerb.GET);
        assertThat(validate(SOUND).errors()).isEmpty();
        assertThat(validate(SOUND).warnings())
                .extracting(ConfigProblem::code)
                .doesNotContain(ConfigCode.CHECK_NOT_AVAILABLE);
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        var document = TestDocuments.read(SOUND);

        assertThat(TestDocuments.read(ConfigWriter.toJson(document))).isEqualTo(document);
    }

    @Test
    void aDifferenceIsToldByTheProvidersName() {
        var faster = TestDocuments.read(SOUND.replace("PT0.8S", "PT0.5S"));

        assertThat(ConfigDiff.between(TestDocuments.read(SOUND), faster))
                .extracting(ConfigChange::sentence)
                .containsExactly("Provider lists: timeout changes from PT0.8S to PT0.5S.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{dnc: {provider: lists | {dnc: {provider: list | vendors[0].sources[0].validation.dnc.provider |"
                        + " UNKNOWN_REFERENCE",
                "{dnc: {provider: lists | {risk: {provider: lists | vendors[0].sources[0].validation.risk.provider |"
                        + " INVALID_VALUE",
                "PT0.8S | PT11S | providers[0].timeout | INVALID_VALUE",
                "PT0.8S | PT0S | providers[0].timeout | INVALID_VALUE",
                "P7D | P91D | providers[0].cache | INVALID_VALUE",
                "0.004 | -1 | providers[0].cost | INVALID_VALUE",
                "cost: 0.004 | concurrency: 0 | providers[0].concurrency | INVALID_VALUE",
                "cost: 0.004 | per_second: 10001 | providers[0].per_second | INVALID_VALUE",
                "secret_ref: lists-key | kind: http | providers[0].secret_ref | MISSING",
                "{secret} | plain | providers[0].secret_ref | NO_EFFECT",
                "api.example | {phone}.example | providers[0].http.url | INVALID_URL",
                "https://api | ftp://api | providers[0].http.url | INVALID_URL",
                "{phone} | {fone} | providers[0].http.url | UNKNOWN_FIELD",
                "x-api-key | host | providers[0].http.headers.host | INVALID_VALUE",
                "method: get | {method: get, body: x} | providers[0].http.body | NO_EFFECT",
                "method: get | {method: get, format: form} | providers[0].http.format | NO_EFFECT",
                "200, 204 | fine | providers[0].http.pass_when[0].status | INVALID_VALUE",
                "path: $.listed | path: listed | providers[0].http.fail_when[0].path | INVALID_VALUE",
                "{list: $.list} | {cost: $.list} | providers[0].http.data.cost | INVALID_VALUE",
                "{list: $.list} | {List: $.list} | providers[0].http.data.List | INVALID_VALUE"
            })
    void findsTheErrorAtItsPath(String from, String to, String path, String code) {
        assertThat(SOUND).contains(from);
        // Braces stand for several keys in place of one.
        var keys = to.startsWith("{method") ? to.substring(1, to.length() - 1).replace(", ", "\n      ") : to;

        assertThat(validate(SOUND.replace(from, keys)).errors())
                .extracting(ConfigProblem::path, problem -> problem.code().name())
                .contains(tuple(path, code));
    }

    @Test
    void aProviderSaysWhatAnAnswerMeansAndHowItIsAsked() {
        var silent = "providers: [{id: p, check: risk, http: {url: 'https://x.example/'}}]";
        var without = "providers: [{id: p, check: risk}, {id: p, check: risk}]";

        assertThat(paths(silent)).containsExactly("providers[0].http");
        assertThat(paths(without)).contains("providers[0].http", "providers[1].id");
    }

    @Test
    void namesTheProvidersWhoseSecretIsNotSet() {
        assertThat(UnsetSettings.secrets(TestDocuments.read(SOUND), Set.of()))
                .extracting(ConfigProblem::path)
                .containsExactly("providers[0].secret_ref");
        assertThat(UnsetSettings.secrets(TestDocuments.read(SOUND), Set.of("lists-key")))
                .isEmpty();
    }

    private static List<String> paths(String text) {
        return validate(text).errors().stream().map(ConfigProblem::path).toList();
    }

    private static ValidationFindings validate(String text) {
        return ConfigValidator.validate(TestDocuments.read(text), REFERENCE, LocalDate.parse("2026-03-01"));
    }
}
