package io.headgate.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.config.ConfigCode;
import io.headgate.config.ConfigProblem;
import io.headgate.config.ConfigWriter;
import io.headgate.config.TestDocuments;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.RandomConditions;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConditionFormsTest {

    private static final FieldCatalogue FIELDS = FieldCatalogue.of(ConfigDocument.EMPTY);

    @Test
    void readsEveryTreeBackToTheSameText() {
        var seed = Long.getLong("conditions.seed", 20_261_125L);
        System.out.printf("conditions.seed=%d%n", seed);
        var random = new RandomConditions(seed);
        var json = JsonMapper.builder().build();
        for (var round = 0; round < 5_000; round++) {
            var condition = random.condition(4);
            var tree = ConditionTree.of(condition);
            var forms = ConditionForms.read(json.writeValueAsString(Map.of("condition", tree)), FIELDS);
            assertThat(forms.text()).as("seed %d: %s", seed, tree).isEqualTo(Conditions.text(condition));
            assertThat(forms.tree()).as("seed %d", seed).isEqualTo(tree);
        }
    }

    @Test
    void givesATextItsTreeAndItsSentence() {
        var forms = ConditionForms.read("""
            {"condition": "lead.state in ['TX'] and not inside(zip '78717', radius 30.5, -97.7, 15, except county '48491')"}
            """, FIELDS);

        assertThat(forms.problems()).isEmpty();
        assertThat(forms.tree()).isEqualTo(ConditionForms.read("""
            condition:
              all:
                - {field: lead.state, op: in, value: [TX]}
                - none:
                    - inside: {zips: ["78717"], radius: {lat: 30.5, lon: -97.7, miles: 15}, except_counties: ["48491"]}
            """, FIELDS).tree());
        assertThat(forms.sentence())
                .isEqualTo(
                        "state is TX and it is not true that the lead is in ZIP 78717 or 15 miles around 30.5, -97.7,"
                                + " but not in county 48491");
    }

    @Test
    void takesATreeWhereverTheDocumentHasACondition() {
        var document = TestDocuments.read("""
            plans:
              - id: p
                steps:
                  - id: s
                    pool: territory
                    condition: {any: [{field: lead.test, op: "==", value: true}, {within: {mon-fri: ["08:00-18:00"], holidays: us-federal, time_zone: America/Chicago}}]}
            """);
        var text = "lead.test == true or within hours('mon-fri 08:00-18:00, except us-federal', 'America/Chicago')";

        assertThat(document.plans().getFirst().steps().getFirst().condition()).isEqualTo(text);
        assertThat(TestDocuments.read(ConfigWriter.toYaml(document))).isEqualTo(document);
    }

    @Test
    void takesTheDeepestTreeThatTheLanguageAllows() {
        var deepest = "{none: [".repeat(32) + "{field: lead.test, op: exists}" + "]}".repeat(32);
        var document =
                TestDocuments.read("orders: [{id: o, endpoint: e, quantity: 1, condition: %s}]".formatted(deepest));

        assertThat(document.orders().getFirst().condition()).isEqualTo("not ".repeat(32) + "lead.test exists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{all: []} | condition.all | WRONG_TYPE",
                "{every: []} | condition.every | UNKNOWN_KEY",
                "{all: [{field: lead.test, op: exists}], any: []} | condition | UNKNOWN_KEY",
                "{all: [x]} | condition.all[0] | WRONG_TYPE",
                "{any: [{field: lead.test, op: '=', value: true}]} | condition.any[0].op | INVALID_VALUE",
                "{field: lead.test, op: '=='} | condition.value | MISSING",
                "{field: lead.test} | condition.op | MISSING",
                "{field: 'lead test', op: exists} | condition.field | INVALID_VALUE",
                "{field: lead.test, op: exists, value: 1} | condition.value | UNKNOWN_KEY",
                "{field: lead.zip, op: in, value: '1'} | condition.value | WRONG_TYPE",
                "{field: lead.zip, op: in, value: ['1', [2]]} | condition.value[1] | WRONG_TYPE",
                "{field: lead.zip, op: between, value: [1]} | condition.value | INVALID_VALUE",
                "{field: lead.zip, op: matches, value: '('} | condition | CONDITION_SYNTAX",
                "{field: lead.zip, op: '==', value: 1.0000000001} | condition.value | INVALID_VALUE",
                "{inside: {}} | condition.inside | EMPTY_AREA",
                "{inside: {zip: ['78717']}} | condition.inside.zip | UNKNOWN_KEY",
                "{within: {noday: ['08:00-18:00']}} | condition.within.noday | INVALID_VALUE",
                "{within: {mon: ['08:00-18:00'], time_zone: Chicago}} | condition | CONDITION_SYNTAX"
            })
    void findsTheMistakeAtItsPlaceInTheTree(String tree, String path, ConfigCode code) {
        var forms = ConditionForms.read("condition: " + tree, FIELDS);

        assertThat(forms.text()).isNull();
        assertThat(forms.problems())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .containsExactly(tuple(path, code));
    }

    @Test
    void saysWhatPublishingWouldRefuse() {
        var fields = FieldCatalogue.of(ConfigDocument.EMPTY, ReferenceData.load());
        var forms =
                ConditionForms.read("condition: {inside: {zips: ['7871'], counties: ['48000'], states: [tx]}}", fields);

        assertThat(forms.text()).isEqualTo("inside(zip '7871', county '48000', state 'tx')");
        assertThat(forms.problems())
                .extracting(ConfigProblem::detail)
                .containsExactly(
                        "'7871' is no ZIP of five digits. (at character 1)",
                        "There is no county by FIPS code '48000'. (at character 1)",
                        "There is no state by postal code 'tx'. (at character 1)");
        assertThat(ConditionForms.read("condition: lead.tset == true", fields).problems())
                .extracting(ConfigProblem::code)
                .containsExactly(ConfigCode.UNKNOWN_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"'' | MISSING", "a: 1 | MISSING", "[1] | MISSING", "'{' | MISSING", "condition: 5 | WRONG_TYPE"})
    void answersWhateverItIsGiven(String document, ConfigCode code) {
        assertThat(ConditionForms.read(document, FIELDS).problems())
                .extracting(ConfigProblem::code)
                .containsExactly(code);
    }
}
