package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.decision.RoutingFixture.Lead;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an endpoint may take by law and takes by its own wish, and how it is said when it does not. */
class LeadRulesTest {

    private static final String NOON = "2026-03-03T18:00:00Z";

    /** The reason with what was seen and needed, and what is said to people of it; "taken" when there is none. */
    private static String verdict(String settings, Lead lead) {
        var network =
                network("clients:\n" + dealer(1, settings) + "plans: [{id: all, steps: [{id: list, pool: [d1]}]}]\n");
        var decision = world(NOON).decide(network, lead);
        var candidate = decision.trace().steps().getFirst().candidates().getFirst();
        if (candidate.chosen()) {
            return "taken";
        }
        var said = decision.trace().sentence();
        var because = said.substring(said.indexOf(" but ") + 5, said.indexOf(". Nobody"));
        return "%s: %s; %s; %s".formatted(candidate.reason(), candidate.seen(), candidate.needed(), because);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("accepts: {contacts: [phone]}", lead(), "taken"),
                Arguments.of(
                        "accepts: {contacts: [phone]}",
                        lead().withoutPhone(),
                        "CONTACT_NOT_ACCEPTED: no phone; phone; needs a lead with phone"),
                Arguments.of(
                        "accepts: {contacts: [phone, email]}",
                        lead(),
                        "CONTACT_NOT_ACCEPTED: no e-mail; phone and e-mail; needs a lead with e-mail"),
                Arguments.of("accepts: {contacts: [phone, email]}", lead().emailKey("e"), "taken"),
                Arguments.of("accepts: {grades: [A, B]}", lead().found("score", "grade", "B"), "taken"),
                Arguments.of(
                        "accepts: {grades: [A, B]}",
                        lead().found("score", "grade", "C"),
                        "GRADE_NOT_ACCEPTED: C; A or B; does not take grade C"),
                Arguments.of(
                        "accepts: {grades: [A]}",
                        lead(),
                        "GRADE_NOT_ACCEPTED: no grade; A; takes only leads with a grade"),
                Arguments.of("accepts: {min_identity: '0.70'}", lead().found("identity", "confidence", 0.7), "taken"),
                Arguments.of(
                        "accepts: {min_identity: '0.70'}",
                        lead().found("identity", "confidence", 0.69),
                        "IDENTITY_TOO_UNCERTAIN: 0.69; at least 0.70; asks for a surer identity"),
                Arguments.of(
                        "accepts: {min_identity: '0.70'}",
                        lead().found("phone", "confidence", 0.99),
                        "IDENTITY_TOO_UNCERTAIN: not checked; at least 0.70; asks for a surer identity"),
                Arguments.of(
                        "accepts: {min_identity: '0.70'}",
                        lead().found("identity", "confidence", "sure"),
                        "IDENTITY_TOO_UNCERTAIN: not checked; at least 0.70; asks for a surer identity"),
                Arguments.of("accepts: {languages: [en]}", lead(), "taken"),
                Arguments.of("accepts: {languages: [en]}", lead().speaking(" "), "taken"),
                Arguments.of("accepts: {languages: [es]}", lead().speaking("Spanish"), "taken"),
                Arguments.of("accepts: {languages: [es]}", lead().speaking("es-MX"), "taken"),
                Arguments.of("accepts: {languages: [es]}", lead().speaking("es_MX"), "taken"),
                Arguments.of(
                        "accepts: {languages: [en, es]}",
                        lead().speaking("fr"),
                        "LANGUAGE_NOT_ACCEPTED: fr; en or es; does not serve the language fr"),
                Arguments.of("accepts: {sources: [s]}", lead(), "taken"),
                Arguments.of(
                        "accepts: {sources: [other]}",
                        lead(),
                        "SOURCE_NOT_ACCEPTED: s; one of other; takes no leads from source s"),
                Arguments.of("accepts: {except_sources: [other]}", lead(), "taken"),
                Arguments.of(
                        "accepts: {except_sources: [s]}",
                        lead(),
                        "SOURCE_NOT_ACCEPTED: s; none of s; takes no leads from source s"),
                Arguments.of(
                        "accepts: {line_types: [mobile, landline]}", lead().lineType("FIXED_LINE_OR_MOBILE"), "taken"),
                Arguments.of(
                        "accepts: {line_types: [fixed_line_or_mobile]}",
                        lead().lineType("FIXED_LINE_OR_MOBILE"),
                        "taken"),
                Arguments.of(
                        "accepts: {line_types: [fixed_line_or_mobile, mobile]}", lead().lineType("mobile"), "taken"),
                Arguments.of(
                        "accepts: {line_types: [mobile]}",
                        lead().lineType("FIXED_LINE_OR_MOBILE"),
                        "LINE_TYPE_NOT_ACCEPTED: landline or mobile; mobile; does not take landline or mobile numbers"),
                Arguments.of(
                        "accepts: {condition: \"lead.line_type == 'fixed_line_or_mobile'\"}",
                        lead().lineType("FIXED_LINE_OR_MOBILE"),
                        "taken"),
                Arguments.of(
                        "accepts: {line_types: [mobile, voip]}",
                        lead().lineType("toll_free"),
                        "LINE_TYPE_NOT_ACCEPTED: toll-free; mobile or voip; does not take toll-free numbers"),
                Arguments.of(
                        "accepts: {line_types: [mobile]}",
                        lead(),
                        "LINE_TYPE_NOT_ACCEPTED: unknown; mobile; does not take unknown numbers"),
                Arguments.of("licences: [{state: TX, service_lines: [termite], to: 2026-03-03}]", lead(), "taken"),
                Arguments.of(
                        "licences: [{state: TX, service_lines: [termite, hvac], to: 2026-03-02}, {state: OK}]",
                        lead(),
                        "LICENCE_MISSING: termite in TX; TX for termite or hvac until 2026-03-02, OK; "
                                + "has no licence for termite in TX"),
                Arguments.of(
                        "licences: [{state: TX}]",
                        lead().nowhere(),
                        "LICENCE_MISSING: termite in a place in no known state; TX; "
                                + "has no licence for termite in a place in no known state"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesWhatItWantsAndSaysWhatItMisses(String settings, Lead lead, String expected) {
        assertThat(verdict(settings, lead)).isEqualTo(expected);
    }

    @Test
    void aPersonIsKnownByBothContacts() {
        assertThat(DedupeKeys.keysOf(lead().phoneKey("p").emailKey("e").build().facts()))
                .isEqualTo(List.of("phone:p", "email:e"));
        assertThat(DedupeKeys.keysOf(lead().withoutPhone().build().facts())).isEmpty();
    }
}
