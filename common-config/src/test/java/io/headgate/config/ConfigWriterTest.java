package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.Brand;
import io.headgate.model.config.ConfigDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ConfigWriterTest {

    @Test
    void writesYamlThatReadsBackToTheSameDocument() {
        var network = TestDocuments.example();
        assertThat(TestDocuments.read(ConfigWriter.toYaml(network))).isEqualTo(network);
    }

    @Test
    void writesJsonThatReadsBackToTheSameDocument() {
        var network = TestDocuments.example();
        assertThat(TestDocuments.read(ConfigWriter.toJson(network))).isEqualTo(network);
    }

    @Test
    void writesTheSameTextForTheSameDocument() {
        var once = ConfigWriter.toYaml(TestDocuments.example());
        assertThat(ConfigWriter.toYaml(TestDocuments.read(once))).isEqualTo(once);
    }

    @Test
    void leavesOutWhatTheDefaultsSay() {
        var network = TestDocuments.read("""
            brand: {id: b, name: B, time_zone: America/Chicago}
            clients: [{id: c, name: c, endpoints: [{id: e, weight: 1, priority: 100, status: active, caps: []}]}]
            """);
        assertThat(ConfigWriter.toYaml(network)).isEqualTo("""
            brand:
              id: b
              name: B
              time_zone: America/Chicago
            clients:
            - id: c
              endpoints:
              - id: e
            """);
    }

    @Test
    void writesMoneyAsDecimalStringsAndWholeDaysAsDays() {
        assertThat(ConfigWriter.toYaml(TestDocuments.example()))
                .contains("price: \"42.00\"")
                .contains("window: P30D")
                .contains("max_age: PT10M")
                .contains("- \"78717\"");
    }

    @Test
    void isReadByPlainJacksonAsTheMessagesBetweenServicesAre() {
        var mapper = JsonMapper.builder().build();
        var network = TestDocuments.example();
        assertThat(mapper.readValue(ConfigWriter.toJson(network), ConfigDocument.class))
                .isEqualTo(network);
        assertThat(mapper.readValue(mapper.writeValueAsString(network), ConfigDocument.class))
                .isEqualTo(network);
        assertThat(TestDocuments.read(mapper.writeValueAsString(network))).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "true",
                "null",
                "~",
                "",
                " ",
                "-",
                "- a",
                "? a",
                "a: b",
                "a #b",
                "#b",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'a'",
                "\"a\"",
                "0x1F",
                "0o17",
                "017",
                "1_000",
                "1e3",
                ".5",
                ".inf",
                "1:30",
                "12:30:45",
                "2026-01-01",
                "{a}",
                "[a]",
                "a, b",
                "a\nb",
                " lead",
                "trail ",
                "tab\there",
                "ünïcødé 🏠",
                "a\\b",
                "<<",
                "=",
                "...",
                "---",
                "a:",
                ":a",
                "{first_name} {last_name}",
                "line\r\nend",
                "+1",
                "-0",
                "1.",
                "NaN",
                "Infinity",
                "y",
                "N"
            })
    void roundTripsEveryTextInBothForms(String text) {
        var network = new ConfigDocument(
                new Brand("b", text, "UTC", "USD"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(TestDocuments.read(ConfigWriter.toYaml(network)).brand().name())
                .isEqualTo(text);
        assertThat(TestDocuments.read(ConfigWriter.toJson(network)).brand().name())
                .isEqualTo(text);
    }
}
